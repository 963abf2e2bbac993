// What differs in hosts that are shaped like wx.
import { describe, expect, it } from 'vitest'
import { createHost, faults, type HostOptions, type RequestOptions, runtimes } from '../index.ts'

const url = 'https://api.example.com/a'

async function send(quirks: HostOptions['quirks'], options: Partial<RequestOptions>, data: unknown = { a: 1 }) {
  const host = createHost({ quirks, handler: () => ({ data }) } as HostOptions)
  let told: object = {}
  const tell = (result: object) => {
    told = result
  }
  host.wx.request({ url, success: tell, fail: tell, ...options })
  await host.idle()
  return told
}

describe('Douyin', () => {
  it('takes PATCH, which wx does not', async () => {
    expect(await send(runtimes.douyin, { method: 'PATCH' })).toMatchObject({ statusCode: 200 })
    expect(await send({}, { method: 'PATCH' })).toMatchObject({ errMsg: expect.stringContaining('method') })
  })

  it('calls the number of a failure errNo', async () => {
    const host = createHost({ quirks: runtimes.douyin })
    host.fail(faults.timeout())
    let failure = {}
    host.wx.request({
      url,
      fail(given) {
        failure = given
      },
    })
    await host.idle()
    expect(failure).toEqual({ errMsg: expect.any(String), errNo: 5 })
  })

  it('refuses form fields that are no text', async () => {
    const host = createHost({ quirks: runtimes.douyin, handler: () => ({}) })
    const upload = (formData: object) =>
      new Promise((success, fail) =>
        host.wx.uploadFile({
          url,
          filePath: host.addFile('a', 'jpg'),
          name: 'file',
          formData,
          success,
          fail: fail as never,
        }),
      )
    await expect(upload({ a: 1 })).rejects.toMatchObject({ errMsg: expect.stringContaining('formData') })
    await expect(upload({ a: '1' })).resolves.toMatchObject({ statusCode: 200 })
  })

  it('takes no listener off without being told which', () => {
    const host = createHost({ quirks: runtimes.douyin })
    const seen: unknown[] = []
    const listener = (event: unknown) => void seen.push(event)
    host.wx.onNetworkStatusChange(listener)
    host.wx.offNetworkStatusChange()
    host.setNetwork('4g')
    host.wx.offNetworkStatusChange(listener)
    host.setNetwork('wifi')
    expect(seen).toHaveLength(1)
  })
})

describe('Baidu', () => {
  it('gives text for dataType string only', async () => {
    expect(await send(runtimes.baidu, { dataType: 'text' })).toMatchObject({ data: { a: 1 } })
    expect(await send(runtimes.baidu, { dataType: 'string' })).toMatchObject({ data: '{"a":1}' })
  })

  it('takes no bytes', async () => {
    const options = { method: 'POST', data: new ArrayBuffer(1) }
    expect(await send(runtimes.baidu, options)).toMatchObject({ errMsg: expect.stringContaining('data') })
    expect(await send({}, options)).toMatchObject({ statusCode: 200 })
  })
})
