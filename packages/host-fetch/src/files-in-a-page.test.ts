// Files where there is no disk: blob: URLs, XMLHttpRequest for the progress of uploads, the browser's way to keep a file.
import { createCancelSource, createClient } from '@wxpipe/core'
import { type DownloadedFile, transfer } from '@wxpipe/transfer'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failure, site } from '../test/site.ts'
import { fetchFiles, fetchHost } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

const files = fetchFiles({ disk: false })

describe('an upload with a listener for its progress', () => {
  class Xhr {
    static last: Xhr
    readonly asked: unknown[] = []
    readonly upload: { onprogress?: (event: object) => void } = {}
    readonly withCredentials = false
    status = 201
    responseText = '{"id":1}'
    onload = () => {}
    onerror = () => {}
    constructor() {
      Xhr.last = this
    }
    open = (...asked: unknown[]) => this.asked.push(asked)
    setRequestHeader = (...asked: unknown[]) => this.asked.push(asked)
    send = (form: FormData) => this.asked.push(form)
    abort = () => this.asked.push('abort')
    getAllResponseHeaders = () => 'Content-Type: application/json\r\nx-own: a: b\r\n'
  }
  const sent = async () => {
    await vi.waitFor(() => expect(Xhr.last.asked.some((one) => one instanceof FormData)).toBe(true))
    return Xhr.last
  }
  const start = (credentials?: 'include' | 'omit') => {
    vi.stubGlobal('XMLHttpRequest', Xhr)
    const fetch = vi.fn(() => Promise.resolve(new Response('{}')))
    const host = fetchHost({ fetch, files, credentials })
    const client = createClient({ host, baseURL: 'https://api.example.com/' }).use(transfer())
    const told: unknown[] = []
    const onProgress = (progress: object) => told.push(progress)
    return { fetch, told, client, upload: { filePath: new File(['abc'], 'a.txt'), onProgress } }
  }

  it('goes through XMLHttpRequest, tells its progress, and responds as a request does', async () => {
    const { client, upload, told, fetch } = start('include')
    const header = { 'X-Own': 'yes', 'Content-Type': 'multipart/form-data' }
    const response = client.post('photos', { album: 7 }, { header, upload })
    const xhr = await sent()
    xhr.upload.onprogress!({ loaded: 1, total: 3 })
    xhr.upload.onprogress!({ loaded: 3, total: 3 })
    xhr.onload()
    expect(await response).toEqual({
      statusCode: 201,
      data: { id: 1 },
      header: { 'content-type': 'application/json', 'x-own': 'a: b' },
      cookies: [],
      errMsg: 'uploadFile:ok',
    })
    expect(told).toEqual([
      { progress: 33, loaded: 1, total: 3, attempt: 1 },
      { progress: 100, loaded: 3, total: 3, attempt: 1 },
    ])
    const [opened, own, form] = xhr.asked
    expect([opened, own, (form as FormData).get('album'), xhr.asked.length]).toEqual([
      ['POST', 'https://api.example.com/photos'],
      ['X-Own', 'yes'],
      '7',
      3,
    ])
    expect([xhr.withCredentials, fetch.mock.calls.length]).toEqual([true, 0])
  })

  it('is aborted with its task, and at its timeout', async () => {
    const { client, upload } = start('omit')
    const { abort, signal } = createCancelSource()
    const aborted = failure(client.post('photos', {}, { upload, signal }))
    const { asked, withCredentials } = await sent()
    abort('left')
    expect([(await aborted).code, asked[asked.length - 1], withCredentials]).toEqual(['ABORT', 'abort', false])
    const late = await failure(client.post('photos', {}, { upload, timeout: 30 }))
    expect([late.code, Xhr.last.asked.pop()]).toEqual(['TIMEOUT', 'abort'])
  })

  it('that is aborted before its file is read is not sent', async () => {
    const { upload } = start()
    const host = fetchHost({ files })
    const { asked } = new Xhr()
    const fail = await new Promise((complete) => {
      const call = { url: 'https://api.example.com/', name: 'photo', filePath: upload.filePath, complete }
      const task = host.uploadFile!(call)
      task.onProgressUpdate(() => {})
      task.abort()
    })
    await new Promise((done) => setTimeout(done))
    expect([fail, Xhr.last.asked]).toEqual([{ errMsg: 'uploadFile:fail abort', errno: undefined }, asked])
  })

  it('needs no AbortController', async () => {
    const { client, upload } = start()
    vi.stubGlobal('AbortController', undefined)
    const response = client.post('photos', {}, { upload })
    const xhr = await sent()
    xhr.onload()
    expect((await response).statusCode).toBe(201)
  })

  it('that the network loses is a NetworkError', async () => {
    const { client, upload } = start()
    const lost = failure(client.post('photos', {}, { upload }))
    const xhr = await sent()
    xhr.onerror()
    expect([(await lost).code, (await lost).cause.errMsg]).toEqual(['NETWORK', 'uploadFile:fail network error'])
  })

  it('without a listener it goes through fetch', async () => {
    const { client, fetch } = start()
    await client.post('photos', {}, { upload: { filePath: new Blob(['a']) } })
    expect(fetch).toHaveBeenCalledOnce()
  })
})

describe('a download', () => {
  const start = async (respond: Parameters<typeof site>[1]) => {
    const { client, host } = await site({ files }, respond)
    return { client: client.use(transfer()), manager: host.getFileSystemManager!() }
  }

  it('becomes a blob: URL of the server’s type, with progress, and can be given back', async () => {
    const { client, manager } = await start((response) =>
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': 3 }).end('abc'),
    )
    const told: unknown[] = []
    const { data } = await client.get<DownloadedFile>('a.png', {
      download: { onProgress: ({ progress, loaded, total }) => told.push([progress, loaded, total]) },
    })
    const blob = await fetch(data.filePath).then((response) => response.blob())
    expect([await blob.text(), blob.type, data.tempFilePath]).toEqual(['abc', 'image/png', data.filePath])
    expect(told).toEqual([[100, 3, 3]])
    await new Promise((success) => manager.unlink({ filePath: data.filePath, success }))
    expect(await failure(fetch(data.filePath))).toBeInstanceOf(TypeError)
  })

  it('that the server refuses is a response', async () => {
    const { client } = await start((response) => response.writeHead(403).end('{"reason":"不行"}'))
    const { code, response } = await failure(client.get('a', { download: true }))
    expect([code, response.data]).toEqual(['STATUS', { reason: '不行' }])
  })

  it('with a filePath is kept by the browser under that name', async () => {
    const link = { href: '', download: '', click: vi.fn() }
    vi.stubGlobal('document', { createElement: () => link })
    const { client } = await start((response) => response.end('abc'))
    const { data } = await client.get<DownloadedFile>('a', { download: { filePath: 'report.pdf' } })
    expect([data.filePath, link.download, link.href.slice(0, 5)]).toEqual(['report.pdf', 'report.pdf', 'blob:'])
    expect(link.click).toHaveBeenCalledOnce()
  })
})

it('a blob: URL that was given back is a file that is not there', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const { client, got } = await site({ files })
  const error = await failure(client.use(transfer()).post('a', {}, { upload: { filePath: 'blob:gone' } }))
  expect([error.code, got]).toEqual(['CONFIG', []])
})
