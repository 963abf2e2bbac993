// Uploads and downloads over real HTTP, on the disk of Node.
import * as disk from 'node:fs'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCancelSource } from '@wxpipe/core'
import { type DownloadedFile, transfer } from '@wxpipe/transfer'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { failure, site } from '../test/site.ts'
import { createDownload } from './download.ts'
import { fetchFiles, fetchHost } from './index.ts'
import type { HostTask } from './task.ts'

const folder = mkdtempSync(join(tmpdir(), 'host-fetch-'))
afterAll(() => rmSync(folder, { recursive: true }))
const pathOf = (name: string, content: string | Uint8Array = 'abc') => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const files = fetchFiles()
const withFiles = async (respond?: Parameters<typeof site>[1]) => {
  const { client, ...rest } = await site({ files }, respond)
  return { ...rest, client: client.use(transfer()) }
}

describe('an upload', () => {
  it.each([
    ['a path', () => pathOf('a.txt'), 'a.txt'],
    ['a File', () => new File(['abc'], '晨跑.txt', { type: 'text/plain' }), '晨跑.txt'],
    ['a Blob', () => new Blob(['abc']), /^blob$/],
    ['a data: URL', () => 'data:text/plain;base64,YWJj', /^blob$/],
    ['a blob: URL', () => URL.createObjectURL(new Blob(['abc'])), /^[\w-]/],
  ])('takes %s, with fields, and responds as a request does', async (_what, source, name) => {
    const { client, got } = await withFiles((response) => response.end('{"id":1}'))
    const { data } = await client.post('photos', { album: 7 }, { upload: { filePath: source(), name: 'photo' } })
    expect(data).toEqual({ id: 1 })
    const { body, headers } = got[0]!
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type']! },
    }).formData()
    const file = form.get('photo') as File
    expect([form.get('album'), await file.text(), file.name]).toEqual(['7', 'abc', expect.stringMatching(name)])
  })

  it('keeps the form’s own content type, whatever the header says', async () => {
    const { host, baseURL, got } = await withFiles()
    const header = { 'Content-Type': 'multipart/form-data', 'X-Own': 'yes' }
    await new Promise((success) =>
      host.uploadFile!({ url: baseURL, filePath: new Blob(['a']), name: 'a', header, success }),
    )
    expect(got[0]!.headers).toMatchObject({
      'x-own': 'yes',
      'content-type': expect.stringContaining('multipart/form-data; boundary'),
    })
  })

  it('tells in Node that all is sent when the response begins', async () => {
    const { client } = await withFiles()
    const told: unknown[] = []
    await client.post('a', {}, { upload: { filePath: pathOf('b.txt'), onProgress: (progress) => told.push(progress) } })
    expect(told).toEqual([{ progress: 100, loaded: 3, total: 3, attempt: 1 }])
  })

  it('of a file that is not there is a ConfigError, without its path', async () => {
    const { client, got } = await withFiles()
    const error = await failure(client.post('a', {}, { upload: { filePath: join(folder, 'none.txt') } }))
    expect([error.code, error.cause.errMsg.includes(folder), got]).toEqual(['CONFIG', false, []])
  })

  it.each<[string, unknown, string]>([
    ['a Buffer', Buffer.from('abc'), 'invalid filePath'],
    ['an object that is no file', {}, 'invalid filePath'],
    ['a Map, which has a size', new Map(), 'invalid filePath'],
    ['a folder', folder, 'file not found'],
  ])('of %s is a ConfigError, and nothing is sent', async (_what, filePath, words) => {
    const { client, got } = await withFiles()
    const error = await failure(client.post('a', {}, { upload: { filePath: filePath as string } }))
    expect([error.code, error.cause.errMsg, got]).toEqual(['CONFIG', expect.stringContaining(words), []])
  })

  it('takes an empty file', async () => {
    const { client, got } = await withFiles()
    await client.post('a', {}, { upload: { filePath: pathOf('empty.txt', '') } })
    expect(got).toHaveLength(1)
  })

  it('of a path is a ConfigError where there is no disk', async () => {
    const { client, got } = await site({ files: fetchFiles({ disk: false }) })
    const error = await failure(client.use(transfer()).post('a', {}, { upload: { filePath: pathOf('c.txt') } }))
    expect([error.code, error.message, got]).toEqual(['CONFIG', expect.stringContaining('a page has no paths'), []])
  })

  it('makes its form with the FormData that the app gave', async () => {
    const parts: unknown[] = []
    class Form {
      append(...part: unknown[]) {
        parts.push(part)
      }
    }
    const bodies: unknown[] = []
    const fetch = (_url: string, { body }: RequestInit) => {
      bodies.push(body)
      return Promise.resolve(new Response('ok'))
    }
    const host = fetchHost({ fetch, files: fetchFiles({ FormData: Form }) })
    const file = new Blob(['a'])
    const call = { url: 'https://a.com/', filePath: file, name: 'f', formData: { a: '1' } }
    await new Promise((success) => host.uploadFile!({ ...call, success }))
    expect([parts, bodies[0]]).toEqual([
      [
        ['a', '1'],
        ['f', file, expect.any(String)],
      ],
      expect.any(Form),
    ])
  })

  it('is cut by an abort', async () => {
    const { abort, signal } = createCancelSource()
    const { client } = await withFiles(() => abort('left'))
    expect(await failure(client.post('a', {}, { signal, upload: { filePath: new Blob(['a']) } }))).toMatchObject({
      code: 'ABORT',
    })
  })
})

it('a download that is aborted while its last piece is written leaves no file', async () => {
  const unlinked: string[] = []
  const promises = {
    writeFile: async () => task.abort(),
    unlink: async (path: string) => void unlinked.push(path),
  }
  const download = createDownload(async () => new Response('abc'), undefined, { disk: { promises } } as never)
  let task!: HostTask
  const fail = await new Promise((fail) => (task = download({ url: 'https://a.com/b', filePath: 'b', fail })))
  await vi.waitFor(() => expect(unlinked).toEqual(['b']))
  expect(fail).toMatchObject({ errMsg: 'downloadFile:fail abort' })
})

describe('a download', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)

  it('goes into a temporary file, with progress, and its bytes are the server’s', async () => {
    const { client } = await withFiles((response) =>
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes),
    )
    const told: { loaded: number; progress: number; total: number | undefined }[] = []
    const { data } = await client.get<DownloadedFile>('a.png', {
      download: { onProgress: (progress) => told.push(progress) },
    })
    expect(Buffer.compare(readFileSync(data.filePath), bytes)).toBe(0)
    expect(data.tempFilePath).toBe(data.filePath)
    expect(told[told.length - 1]).toMatchObject({ progress: 100, loaded: bytes.length, total: bytes.length })
    rmSync(data.filePath)
  })

  it('goes where the app wants it', async () => {
    const { client } = await withFiles((response) => response.end('abc'))
    const filePath = join(folder, 'wanted.txt')
    expect((await client.get<DownloadedFile>('a', { download: { filePath } })).data.filePath).toBe(filePath)
    expect(readFileSync(filePath, 'utf8')).toBe('abc')
  })

  it('into a folder that is not there tells so in its cause, without the path', async () => {
    const { client } = await withFiles((response) => response.end('abc'))
    const error = await failure(client.get('a', { download: { filePath: join(folder, 'none', 'a.txt') } }))
    expect([error.code, error.cause.errMsg]).toEqual(['CONFIG', expect.stringContaining('ENOENT: no such file')])
    expect(error.cause.errMsg).not.toContain(folder)
  })

  it('may be of nothing', async () => {
    const { client } = await withFiles((response) => response.writeHead(204).end())
    const { data } = await client.get<DownloadedFile>('a', { download: true })
    expect(readFileSync(data.filePath, 'utf8')).toBe('')
    rmSync(data.filePath)
  })

  it('that the server refuses is a response, and leaves no file', async () => {
    const { client, host } = await withFiles((response) =>
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"reason":"不行"}'),
    )
    const temporary: string[] = []
    const { downloadFile } = host
    host.downloadFile = (call) =>
      downloadFile!({
        ...call,
        success(result) {
          temporary.push(result.tempFilePath)
          call.success!(result)
        },
      })
    const { code, response } = await failure(client.get('a', { download: true }))
    expect([code, response.data]).toEqual(['STATUS', { reason: '不行' }])
    await expect.poll(() => existsSync(temporary[0]!)).toBe(false)
  })

  it('that cannot be written says why, and not that there was nothing to take away', async () => {
    const denied = Object.assign({}, disk, {
      promises: {
        writeFile: () => Promise.reject(new Error('EACCES: permission denied')),
        unlink: () => Promise.reject(new Error('ENOENT: no such file or directory')),
      },
    })
    const { client } = await site({ files: fetchFiles({ disk: denied }) })
    const { cause } = await failure(client.use(transfer()).get('a', { download: true }))
    expect(cause.errMsg).toBe('downloadFile:fail EACCES: permission denied')
  })

  it('that breaks off is a NetworkError, and half a file is taken away', async () => {
    const { host, baseURL } = await withFiles((response) => {
      response.writeHead(200, { 'content-length': 10 }).write('abc')
      setTimeout(() => response.destroy(), 30)
    })
    const filePath = join(folder, 'half.txt')
    const failed = await new Promise((fail) => host.downloadFile!({ url: baseURL, filePath, fail }))
    expect([failed, existsSync(filePath)]).toEqual([
      { errMsg: expect.stringMatching(/^downloadFile:fail terminated/), errno: undefined },
      false,
    ])
  })

  it('tells no total of a compressed file', async () => {
    const { gzipSync } = await import('node:zlib')
    const { client } = await withFiles((response) => {
      const body = gzipSync('a'.repeat(1000))
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body)
    })
    const told: unknown[] = []
    const { data } = await client.get<DownloadedFile>('a', {
      download: { onProgress: (progress) => told.push(progress) },
    })
    expect(told[told.length - 1]).toMatchObject({ progress: 0, loaded: 1000, total: undefined })
    rmSync(data.filePath)
  })
})

describe('the file manager', () => {
  const manager = fetchHost({ files: fetchFiles({ disk }) }).getFileSystemManager!()
  const call = (run: (callbacks: { success(result: object): void; fail(failure: object): void }) => void) =>
    new Promise((success, fail) => run({ success, fail }))

  it('reads a part, as text or as bytes', async () => {
    const filePath = pathOf('read.txt', 'abcdef')
    const part = { filePath, position: 1, length: 3 }
    expect(await call((told) => manager.readFile({ ...part, encoding: 'utf8', ...told }))).toEqual({
      data: 'bcd',
      errMsg: 'readFile:ok',
    })
    const { data } = (await call((told) => manager.readFile({ filePath, ...told }))) as { data: ArrayBuffer }
    expect(data.byteLength).toBe(6)
  })

  it('says in wx’s words that there is no file', async () => {
    const filePath = join(folder, 'nowhere')
    for (const name of ['readFile', 'unlink'] as const) {
      expect(await failure(call((told) => manager[name]({ filePath, ...told })))).toMatchObject({
        errMsg: expect.stringMatching(`^${name}:fail .*(no such file|file not found)`),
      })
    }
  })
})

it('a disk that is full while a file is put into its place leaves the old file, and no half of the new one', async () => {
  const old = pathOf('kept.txt', 'old')
  const copyFile = async (_from: string, to: string) => {
    writeFileSync(to, 'ne')
    throw new Error('ENOSPC: no space left on device, copyfile')
  }
  const full = { ...disk, promises: { ...disk.promises, copyFile } }
  const { client } = await site({ files: fetchFiles({ disk: full }) }, (response) => response.end('new'))
  await failure(client.use(transfer()).get('a', { download: { filePath: old } }))
  const left = readdirSync(folder).filter((name) => name.startsWith('kept'))
  expect([readFileSync(old, 'utf8'), left]).toEqual(['old', ['kept.txt']])
})

it('a file that cannot be written ends its connection', async () => {
  const writeFile = () => Promise.reject(new Error('EACCES: permission denied, open'))
  const closed = vi.fn()
  const refusing = { ...disk, promises: { ...disk.promises, writeFile } }
  const { client } = await site({ files: fetchFiles({ disk: refusing }) }, (response) => {
    response.on('close', closed)
    response.write('begins')
  })
  expect((await failure(client.use(transfer()).get('a', { download: true }))).code).toBe('CONFIG')
  await vi.waitFor(() => expect(closed).toHaveBeenCalled())
})
