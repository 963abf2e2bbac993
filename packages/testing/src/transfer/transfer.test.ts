// wx.uploadFile and wx.downloadFile: what the server gets, what the app gets, and what the phone keeps.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { create } from '../../test/loopback-servers.ts'
import { URL } from '../../test/one-request.ts'
import { download, upload } from '../../test/one-transfer.ts'
import { createHost, faults, type Handler, type HostOptions, type HostRequest, type UploadedFile } from '../index.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('uploads', () => {
  it('are a multipart form with the file and its fields as text', async () => {
    const seen: HostRequest[] = []
    const host = createHost({
      handler(request) {
        seen.push(request)
        return { data: { id: 1 }, cookies: ['a=1'] }
      },
    })
    const formData = { album: 7, title: '你好 "x"', tags: ['a'], plain: {} }
    const result = await upload(host, { formData, header: { Authorization: 'Bearer x' } })
    expect(result).toMatchObject({ data: '{"id":1}', statusCode: 200, cookies: ['a=1'], errMsg: 'uploadFile:ok' })
    expect(seen[0]).toMatchObject({
      method: 'POST',
      header: { authorization: 'Bearer x', 'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/) },
      data: { album: '7', title: '你好 "x"', tags: 'a', plain: '[object Object]', file: { type: 'image/jpeg' } },
    })
    const { file } = (seen[0] as HostRequest).data as { file: UploadedFile }
    expect([file.name, new TextDecoder().decode(file.data)]).toEqual(['tmp_1.jpg', 'picture'])
    expect(host.calls[0]).toMatchObject({ api: 'uploadFile', state: 'success' })
    expect(host.requests).toEqual([])
  })

  it('with a content type of the app have no boundary, and the server cannot read them', async () => {
    const host = createHost({ handler: ({ data }) => ({ data: typeof data }) })
    expect((await upload(host, { header: { 'Content-Type': 'multipart/form-data' } })).data).toBe('object')
    const handler: Handler = ({ data }) => ({ data: data instanceof ArrayBuffer ? 'bytes' : 'form' })
    const plain = createHost({ handler })
    expect((await upload(plain, { header: { 'Content-Type': 'multipart/form-data' } })).data).toBe('bytes')
    expect((await upload(plain)).data).toBe('form')
  })

  it('are refused without a file, a name, a listed url', async () => {
    const host = create()
    await expect(upload(host, { filePath: 'wxfile://tmp_9' })).rejects.toEqual({
      errMsg: 'uploadFile:fail createUploadTask:fail file not found',
    })
    await expect(upload(host, { name: undefined as never })).rejects.toMatchObject({
      errMsg: 'uploadFile:fail parameter error: parameter.name should be String',
    })
    await expect(upload(host)).rejects.toEqual({
      errMsg: 'uploadFile:fail createUploadTask:fail url not in domain list',
      errno: 600002,
    })
    await expect(download(host, { url: '/a' })).rejects.toMatchObject({
      errMsg: 'downloadFile:fail createDownloadTask:fail invalid url "/a"',
    })
  })
})

describe('downloads', () => {
  const png: Handler = ({ path }) => ({
    statusCode: path === '/404' ? 404 : 200,
    data: path === '/404' ? 'not here' : 'pixels',
    header: path === '/404' ? {} : { 'Content-Type': 'image/png' },
  })

  it('become a temporary file, named by its type', async () => {
    const host = createHost({ handler: png })
    const result = await download(host)
    expect(result).toMatchObject({ statusCode: 200, tempFilePath: 'wxfile://tmp_1.png', dataLength: 6 })
    expect(result).not.toHaveProperty('filePath')
    expect(new TextDecoder().decode(host.files['wxfile://tmp_1.png'])).toBe('pixels')
    const other = createHost({ handler: () => ({ data: 'x', header: { 'Content-Type': 'x/y' } }) })
    expect((await download(other)).tempFilePath).toBe('wxfile://tmp_1.unknown')
  })

  it('with a path become that file, error pages too', async () => {
    const filePath = 'wxfile://usr/a.png'
    const host = createHost({ handler: png, files: { [filePath]: 'yesterday' } })
    expect(await download(host, { url: 'https://api.example.com/404', filePath })).toMatchObject({
      statusCode: 404,
      filePath,
    })
    expect(new TextDecoder().decode(host.files[filePath])).toBe('not here')
  })

  it('fail where there is no place for the file', async () => {
    const host = createHost({ handler: png, fileLimit: 3 })
    await expect(download(host, { filePath: 'wxfile://usr/a' })).rejects.toEqual({
      errMsg: 'downloadFile:fail the maximum size of the file storage limit is exceeded',
      errno: 1300202,
    })
    await expect(download(host, { filePath: '/a' })).rejects.toMatchObject({ errno: 1300013 })
  })
})

describe('quirks of transfers', () => {
  const ask = async (quirks: HostOptions['quirks']) => {
    const host = createHost({ quirks: quirks ?? {}, handler: () => ({ statusCode: 404, data: 'no' }) })
    return { up: await upload(host), down: await download(host) }
  }

  it('no header, the status as text, no file of an error', async () => {
    const bare = await ask({ bareUploads: true })
    expect(bare.up).toEqual({ data: 'no', statusCode: 404, errMsg: 'uploadFile:ok' })
    const text = await ask({ textStatus: true })
    expect([text.up.statusCode, text.down.statusCode]).toEqual(['404', '404'])
    expect((await ask({ noErrorFile: true })).down).not.toHaveProperty('tempFilePath')
  })

  it('statuses that fail, and no task', async () => {
    const host = createHost({ quirks: { failStatuses: [401] }, handler: () => ({ statusCode: 401 }) })
    await expect(upload(host)).rejects.toMatchObject({ statusCode: 401, errMsg: 'uploadFile:fail' })
    await expect(download(host)).rejects.toMatchObject({ statusCode: 401, errMsg: 'downloadFile:fail' })
    const none = createHost({ quirks: { noTask: true }, handler: () => ({}) })
    expect(none.wx.downloadFile({ url: URL })).toBeUndefined()
  })
})

it('transfers share the ten slots with requests', async () => {
  const host = createHost({ maxRequests: 2, handler: () => ({}) })
  const all = [upload(host), download(host), upload(host)]
  host.wx.request({ url: URL })
  expect([host.inFlight, host.queued]).toEqual([2, 2])
  await Promise.all(all)
  await host.idle()
  expect([host.inFlight, host.queued]).toEqual([0, 0])
  host.fail(faults.throws(), { api: 'uploadFile' })
  await expect(upload(host)).rejects.toThrow('uploadFile:fail')
})
