// Hosts that do what the simulated phone does not: each test says what its host calls back with.
import { createClient, type Host } from '@wxpipe/core'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { expect, it, vi } from 'vitest'
import { app, failure } from '../test/app.ts'
import { type DownloadedFile, type Progress, transfer } from './index.ts'

useFakeTime()

interface Options {
  success(result: object): void
  fail(result: object): void
}

/** A client over a host whose uploads and downloads are this function. */
function clientOver(move: (options: Options) => unknown, files: object = { unlink() {} }) {
  const host = { request() {}, uploadFile: move, downloadFile: move, getFileSystemManager: () => files }
  return createClient({ host: host as Host, baseURL: 'https://api.example.com/' }).use(transfer())
}

const upload = { filePath: 'a.jpg' }
const place = 'wxfile://usr/a.png'

it('a response whose JSON still has its byte order mark is parsed', async () => {
  const client = clientOver(({ success }) => success({ statusCode: 200, data: '\uFEFF{"id":1}' }))
  expect((await client.post('photos', {}, { upload })).data).toEqual({ id: 1 })
})

it('a response whose own header is undefined has the header that the host has told before', async () => {
  const client = clientOver(({ success }) => ({
    onHeadersReceived(listener: (event: object) => void) {
      listener({ header: { Date: 'today' } })
      success({ statusCode: 200, data: '', header: undefined })
    },
  }))
  expect((await client.post('photos', {}, { upload })).header).toEqual({ Date: 'today' })
})

it('a path that stands on Object.prototype is no place for a file', async () => {
  // The file system of this host moves no files.
  const client = clientOver(({ success }) => success({ statusCode: 200, tempFilePath: 'tmp' }))
  Object.assign(Object.prototype, { filePath: place })
  try {
    for (const download of [true, {}])
      expect((await client.get<DownloadedFile>('a', { download })).data).toMatchObject({ filePath: 'tmp' })
  } finally {
    Reflect.deleteProperty(Object.prototype, 'filePath')
  }
})

it('what stands on Object.prototype neither makes a file of JSON nor hears of progress', async () => {
  const move = ({ success }: Options) => {
    setTimeout(success, 10, {
      statusCode: 200,
      data: '',
      header: { 'content-type': 'application/json' },
      tempFilePath: 'tmp',
    })
    return { onProgressUpdate: (listener: (event: object) => void) => listener({ progress: 1 }) }
  }
  const files = { unlink() {}, readFile: ({ success }: Options) => success({ data: '{"code":1}' }) }
  const client = clientOver(move, files)
  const onProgress = vi.fn()
  Object.assign(Object.prototype, { accept: 'json', onProgress })
  try {
    const downloads = [true, {}].map((download) => begun(client.get('a', { download })))
    const uploaded = begun(client.post('photos', {}, { upload }))
    await pass(10)
    for (const download of downloads)
      await expect(download).rejects.toMatchObject({ message: 'GET https://api.example.com/a: no file' })
    await uploaded
  } finally {
    for (const name of ['accept', 'onProgress']) Reflect.deleteProperty(Object.prototype, name)
  }
  expect(onProgress).not.toHaveBeenCalled()
})

it.each([undefined, null])('a success with %s in place of a result is a failure at once', async (result) => {
  const client = clientOver(({ success }) => void setTimeout(() => success(result!), 10))
  const uploading = begun(client.post('photos', {}, { upload }))
  await pass(10)
  await expect(Promise.race([uploading, 'pending'])).rejects.toMatchObject({ code: 'NETWORK' })
})

it.each([0, -1, undefined])('a total of %s, which means that the host does not know it, is none', async (total) => {
  const seen: Progress[] = []
  const client = clientOver(({ success }) => ({
    onProgressUpdate(listener: (event: object) => void) {
      listener({ progress: 0, totalBytesWritten: 7, totalBytesExpectedToWrite: total })
      success({ statusCode: 200, tempFilePath: 'a' })
    },
  }))
  await client.get('a', { download: { onProgress: (progress) => void seen.push(progress) } })
  expect(seen).toEqual([{ progress: 0, loaded: 7, total: undefined, attempt: 1 }])
})

it.each([
  [10, 'NETWORK'],
  [60_000, 'TIMEOUT'],
])('a transfer that the host itself aborts after %i ms is a failure of the kind %s', async (ms, code) => {
  const client = clientOver(({ fail }) => void setTimeout(fail, ms, { errMsg: 'uploadFile:fail abort' }))
  const failed = failure(client.post('photos', {}, { upload }))
  await pass(ms)
  expect(await failed).toMatchObject({ code })
})

it('a host that fails after it has succeeded, while the file is moved, does not take it away', async () => {
  const { client, files, host } = app()
  host.fail(faults.successAndFail(), { api: 'downloadFile' })
  const { data } = await client.get<DownloadedFile>('a.png', { download: { filePath: place } })
  expect([data.filePath, files()]).toEqual([place, { [place]: 'pixels' }])
})

it('a host that calls back twice is asked to move its file once', async () => {
  const { client, calls, host } = app()
  host.fail(faults.answersTwice(), { api: 'downloadFile' })
  await client.get<DownloadedFile>('a.png', { download: { filePath: place } })
  expect([calls('saveFile').length, calls('unlink')]).toEqual([1, []])
})

it('a refusal without a file leaves nothing to remove', async () => {
  const { client, calls } = app({ host: { quirks: { noErrorFile: true } }, handler: () => ({ statusCode: 400 }) })
  expect(await failure(client.get('a', { download: true }))).toMatchObject({ code: 'STATUS' })
  expect(calls('unlink')).toEqual([])
})

it('JSON in the place of a file is told with words', async () => {
  const { client } = app({ handler: () => ({ data: { code: 40001 } }) })
  const { message } = await failure(client.get('report', { download: true }))
  expect(message).toBe('GET https://api.example.com/report: no file')
})

it('a task that cannot tell its progress moves the file all the same', async () => {
  const client = clientOver(({ success }) => {
    setTimeout(success, 10, { statusCode: 200, data: '{"id":1}' })
    return {
      onProgressUpdate() {
        throw new Error('Method not implemented.')
      },
    }
  })
  const uploading = begun(client.post('photos', {}, { upload: { filePath: 'a.jpg', onProgress() {} } }))
  await pass(10)
  expect((await uploading).data).toEqual({ id: 1 })
})
