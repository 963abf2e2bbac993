// More blocks of README.md, each run as it stands there: chunks, files, the cloud.
import { describe, expect, it } from 'vitest'
import { createHost, faults } from './index.ts'

describe('README', () => {
  it('chunks', async () => {
    const host = createHost({ handler: () => ({ chunks: ['a', 'b', 'c', 'd'] }) })

    host.fail(faults.afterChunks(3, faults.connectionClosed())) // three chunks, then `fail`
    host.fail(faults.afterChunks(1, faults.slow(30_000))) // a pause of half a minute
    host.fail(faults.afterChunks(2, faults.truncated())) // the rest is missing, and `success` comes
    host.fail(faults.lostMidway(2)) // two chunks, then not even a callback

    host.wx.request({ url: 'https://api.example.com/', enableChunked: true })
    await host.idle()
    expect(host.requests[0]?.result).toMatchObject({ errno: 600001 })
  })

  it('the cloud', async () => {
    const host = createHost({
      handler: ({ path, header }) => ({ data: { path, openid: header['x-wx-openid'] } }),
      cloud: { functions: { add: ({ a, b }) => Number(a) + Number(b) } },
    })
    host.wx.cloud.init({ env: 'prod-1' }) // before it, every call fails: "Cloud API isn't enabled"

    expect((await host.wx.cloud.callContainer({ path: '/me', service: 'api' })).data).toEqual({
      path: '/me',
      openid: 'openid-1',
    })
    expect((await host.wx.cloud.callFunction({ name: 'add', data: { a: 1, b: 2 } })).result).toBe(3)

    host.fail(faults.cloud(102002)) // the next container does not respond in time
    host.fail(faults.cloud(-501003), { times: 2 }) // the next two functions are called too often
    host.fail(faults.offline(), { api: 'cloud.callContainer' })

    expect(host.faultsLeft).toBe(3)
  })

  it('what the user picks', async () => {
    const host = createHost()
    host.choose(host.addFile('pixels', 'jpg'))

    const { tempFiles } = await host.wx.chooseMedia({ count: 1, mediaType: ['image'] })
    expect(tempFiles).toEqual([{ tempFilePath: expect.any(String), size: 6, fileType: 'image' }])
    await expect(host.wx.chooseMedia()).rejects.toEqual({ errMsg: 'chooseMedia:fail cancel' })
  })

  it('files, uploads, downloads', async () => {
    const host = createHost({ handler: ({ method, data }) => (method === 'POST' ? { data } : { data: 'a report' }) })
    const progress: number[] = []

    const filePath = host.addFile('pixels', 'jpg') // what wx.chooseMedia would give the app
    const task = host.wx.uploadFile({
      url: 'https://api.example.com/photos',
      filePath,
      name: 'file',
      formData: { album: 7 },
    })
    task.onProgressUpdate((event) => progress.push(event.progress))
    await host.idle()
    expect(progress).toEqual([25, 50, 75, 100])
    expect(host.calls[0]?.result).toMatchObject({ data: expect.stringContaining('"album":"7"') })

    const { USER_DATA_PATH } = host.wx.env
    host.wx.downloadFile({ url: 'https://api.example.com/report', filePath: `${USER_DATA_PATH}/report.txt` })
    await host.idle()
    expect(host.wx.getFileSystemManager().readFileSync(`${USER_DATA_PATH}/report.txt`, 'utf8')).toBe('a report')

    host.fail(faults.afterChunks(2, faults.connectionReset()), { api: 'uploadFile' }) // at half of it
    host.fail(faults.timeout(), { api: 'downloadFile' })

    expect(host.faultsLeft).toBe(2)
  })
})
