// Downloads: a file that is one, and responses in the place of a file.
import { timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { app, failure } from '../test/app.ts'
import type { DownloadedFile } from './index.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

const old = 'wxfile://usr/report.pdf'

describe('a file', () => {
  it('is a temporary one, unless it has a place', async () => {
    const { client, files } = app()
    const { data, statusCode } = await client.get<DownloadedFile>('a.png', { download: true })
    expect([data, statusCode]).toEqual([{ filePath: 'wxfile://tmp_1.png', tempFilePath: 'wxfile://tmp_1.png' }, 200])
    expect(files()).toEqual({ 'wxfile://tmp_1.png': 'pixels' })
  })

  it('is moved to its place, and replaces what is there', async () => {
    const { client, files } = app({ host: { files: { [old]: 'yesterday' } } })
    const { data } = await client.get<DownloadedFile>('report', { download: { filePath: old } })
    expect(data).toEqual({ filePath: old, tempFilePath: undefined })
    expect(files()).toEqual({ [old]: 'pixels' })
  })

  it('the host is never told the place', async () => {
    const { client, calls } = app()
    await client.get('report', { download: { filePath: old } })
    expect(calls('downloadFile')[0]?.options).not.toHaveProperty('filePath')
  })

  it('data of a GET goes into the query, beside the query of the request', async () => {
    const { client, served } = app()
    await client.get('report', { download: true, query: { a: 1 }, data: { b: 2 } })
    expect(served[0]).toMatchObject({ method: 'GET', query: { a: '1', b: '2' } })
  })

  it.each(['/api/', 'api', '//a.com/api/', ''])(
    'and the base URL stands before it once, also one like %j',
    async (baseURL) => {
      const { client, calls } = app({ client: { baseURL } })
      // This host takes no relative URL, as a phone; those of web pages do.
      await client.get('report', { download: true, query: { a: 1 }, data: { b: 2 } }).catch(() => {})
      await client.get('report', { download: true }).catch(() => {})
      const base = baseURL.replace(/i$/, 'i/')
      expect(calls('downloadFile').map(({ options }) => (options as { url: string }).url)).toEqual([
        `${base}report?a=1&b=2`,
        `${base}report`,
      ])
    },
  )

  it('may be JSON, when the request says so', async () => {
    const { client, files } = app({ handler: () => ({ data: { a: 1 } }) })
    const { data } = await client.get<DownloadedFile>('data.json', { download: { accept: 'json' } })
    expect(files()[data.filePath]).toBe('{"a":1}')
  })

  it('is also one of a status that validateStatus accepts', async () => {
    const { client } = app({
      handler: () => ({ statusCode: 404, data: 'page', header: { 'Content-Type': 'image/png' } }),
    })
    const { data, statusCode } = await client.get('a', { download: true, validateStatus: () => true })
    expect([statusCode, data]).toMatchObject([404, { filePath: 'wxfile://tmp_1.png' }])
  })

  it('comes with its status and header where the host has them only in another way', async () => {
    const { client } = app({ host: { quirks: { textStatus: true } } })
    expect(await client.get('a', { download: true })).toMatchObject({
      statusCode: 200,
      header: { 'Content-Type': 'image/png' },
    })
  })
})

describe('a response in the place of a file', () => {
  it('of a refused status is read and removed; the old file stays', async () => {
    const { client, files } = app({
      host: { files: { [old]: 'yesterday' } },
      handler: () => ({ statusCode: 404, data: { reason: 'secret words' } }),
    })
    const error = await failure(client.get('report', { download: { filePath: old } }))
    expect(error).toMatchObject({ code: 'STATUS', response: { statusCode: 404, data: { reason: 'secret words' } } })
    expect(files()).toEqual({ [old]: 'yesterday' })
    expect(JSON.stringify(error) + error['message']).not.toContain('secret words')
  })

  it('that is JSON is a ResponseError, if nobody inside has taken it', async () => {
    const { client, files } = app({ handler: () => ({ data: { code: 40001 } }) })
    const error = await failure(client.get('report', { download: true }))
    expect(error).toMatchObject({ code: 'RESPONSE', response: { data: { code: 40001 } } })
    expect(files()).toEqual({})
  })

  it('is read up to 64 KB, and whole when it is shorter', async () => {
    const body = async (length: number) => {
      const { client } = app({ handler: () => ({ statusCode: 500, data: 'x'.repeat(length) }) })
      const { response } = await failure(client.get('report', { download: true }))
      return (response as { data: string }).data.length
    }
    expect(await body(10)).toBe(10)
    expect(await body(65_536)).toBe(65_536)
    expect(await body(100_000)).toBe(65_536)
    expect(await body(0)).toBe(0)
  })

  it('stays text when it is no JSON, or dataType says so', async () => {
    const { client } = app({ handler: () => ({ statusCode: 500, data: { a: 1 } }) })
    const { response } = await failure(client.get('report', { download: true, dataType: 'text' }))
    expect((response as { data: unknown }).data).toBe('{"a":1}')
  })

  it('without a file, as once in DevTools, or one that cannot be read, has no data', async () => {
    const none = app({ host: { quirks: { noErrorFile: true } }, handler: () => ({ statusCode: 400 }) })
    expect(await failure(none.client.get('a', { download: true }))).toMatchObject({ code: 'STATUS' })
    const locked = app({ handler: () => ({ statusCode: 400, data: 'x' }) })
    locked.host.fail(faults.errMsgOnly('readFile:fail'), { api: 'readFile', times: 2 })
    const error = await failure(locked.client.get('a', { download: true }))
    expect(error).toMatchObject({ code: 'STATUS', response: { data: undefined } })
    expect(locked.files()).toEqual({})
  })
})

describe('failures', () => {
  it.each(['post', 'head'] as const)('a download is no %s', async (method) => {
    const { client, host } = app()
    const send = method === 'post' ? client.post('a', {}, { download: true }) : client.head('a', { download: true })
    expect([(await failure(send))['code'], host.calls]).toEqual(['CONFIG', []])
  })

  it.each([{ filePath: '' }, { path: 'a' }, { accept: 1 }])('nor with %j', async (download) => {
    const { client, host } = app()
    expect([(await failure(client.get('a', { download: download as never })))['code'], host.calls]).toEqual([
      'CONFIG',
      [],
    ])
  })

  it('`download: false` and no download at all are requests', async () => {
    const { client, host } = app()
    await client.get('a', { download: false })
    await client.get('a')
    expect(host.requests).toHaveLength(2)
  })

  it.each([
    ['no room is left', { fileLimit: 3 }, old, 1300202],
    ['a place that may not be written', {}, '/etc/a', 1300013],
  ])('%s: a ConfigError that is not repeated, and no temporary file', async (_, host, filePath, errno) => {
    const { client, files, served } = app({ host })
    const error = await failure(client.get('a', { download: { filePath } }))
    expect(error).toMatchObject({ code: 'CONFIG', cause: { errno }, request: { url: 'a' } })
    expect([files(), served.length]).toEqual([{}, 1])
  })

  it('what the client’s validateStatus throws rejects the call, and leaves no temporary file', async () => {
    const { client, files } = app()
    const validateStatus = () => {
      throw new Error('mine')
    }
    expect(await failure(client.get('a', { download: true, validateStatus }))).toMatchObject({ message: 'mine' })
    expect(files()).toEqual({})
  })

  it.each([
    { errMsg: 'saveFile:fail ENOSPC: no space left on device, copyfile' },
    { error: 10025, errorMessage: '空间不足' },
    { errMsg: 'saveFile:fail user dir saved file size limit exceeded' },
  ])('a file that cannot be kept is a ConfigError in whatever words: %j', async (refused) => {
    const wx = {
      request() {},
      downloadFile: ({ success }: { success(result: object): void }) =>
        success({ statusCode: 200, tempFilePath: 'tmp', header: {} }),
      getFileSystemManager: () => ({
        saveFile: ({ fail }: { fail(failure: object): void }) => fail(refused),
        unlink() {},
      }),
    }
    const { client } = app({ client: { host: wx } })
    const error = await failure(client.get('a', { download: { filePath: old } }))
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('saveFile'), cause: refused })
  })

  it.each([200, 503])(
    'a host that responds with %i after it has failed, as some do, leaves no file',
    async (statusCode) => {
      const removed: unknown[] = []
      const wx = {
        request() {},
        downloadFile({ success, fail }: { success(result: object): void; fail(result: object): void }) {
          fail({ errMsg: 'downloadFile:fail errcode:10011 network change, cancel all task' })
          success({ statusCode, tempFilePath: 'wxfile://tmp_1', header: {} })
        },
        getFileSystemManager: () => ({ unlink: ({ filePath }: { filePath: string }) => removed.push(filePath) }),
      }
      const { client } = app({ client: { host: wx as never } })
      expect(await failure(client.get('a', { download: true }))).toMatchObject({ code: 'NETWORK' })
      expect(removed).toEqual(['wxfile://tmp_1'])
    },
  )

  it('a host that responds twice leaves the file that it has given', async () => {
    const { client, files, host } = app()
    host.fail(faults.answersTwice(), { api: 'downloadFile' })
    const { data } = await client.get<DownloadedFile>('a.png', { download: true })
    expect(Object.keys(files())).toEqual([data.filePath])
  })

  it('a host without downloads or files', async () => {
    const wx = { request() {}, downloadFile() {} }
    for (const [host, missing] of [
      [{ request() {} }, 'getFileSystemManager'],
      [wx, 'getFileSystemManager'],
      [{ request() {}, getFileSystemManager: () => ({}) }, 'downloadFile'],
    ] as const) {
      const { client } = app({ client: { host: host as typeof wx } })
      expect(await failure(client.get('a', { download: true }))).toMatchObject({
        code: 'CONFIG',
        message: expect.stringContaining(missing),
      })
    }
  })
})
