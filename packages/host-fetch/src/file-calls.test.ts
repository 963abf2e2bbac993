// The calls of files themselves, by a fetch and a disk of the test.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type FetchFilesOptions, fetchFiles, fetchHost } from './index.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

type Settled = { [name: string]: unknown }
const url = 'https://api.example.com/a'

/** A host whose server responds with `abc`, and whose disk does what `own` says. */
function open(own: object | false = {}) {
  const fetch = vi.fn((_url: string, _init: RequestInit) =>
    Promise.resolve(new Response(new TextEncoder().encode('abc'))),
  )
  const written: unknown[] = []
  const unlinked: string[] = []
  const promises = {
    writeFile: (path: string) => Promise.resolve(void written.push(path)),
    unlink: (path: string) => Promise.resolve(void unlinked.push(path)),
    copyFile: () => Promise.resolve(),
    rename: () => Promise.resolve(),
    ...(own && own),
  }
  const disk = own && { promises, openAsBlob: () => Promise.resolve(new Blob(['abc'])), ...own }
  const host = fetchHost({ fetch, files: fetchFiles({ disk }) })
  const manager = host.getFileSystemManager!()
  const settled = (run: (callbacks: { success(result: object): void; fail(failure: object): void }) => void) =>
    new Promise<Settled>((resolve) => run({ success: resolve as () => void, fail: resolve as () => void }))
  return {
    fetch,
    written,
    unlinked,
    manager,
    settled,
    upload: (call: object) => settled((told) => host.uploadFile!({ url, name: 'a', filePath: 'a', ...call, ...told })),
    download: (call: object = {}) => settled((told) => host.downloadFile!({ url, ...call, ...told })),
    host,
  }
}

describe('a download', () => {
  it('carries the header of its call', async () => {
    const { download, fetch } = open()
    await download({ header: { 'X-Own': 'yes' } })
    expect(fetch.mock.calls[0]![1].headers).toEqual({ 'X-Own': 'yes' })
  })

  it('tells the path that it was given, or that of a temporary file, and not both', async () => {
    const { download, written } = open()
    expect(await download({ filePath: 'here' })).toMatchObject({ filePath: 'here', errMsg: 'downloadFile:ok' })
    const { filePath, tempFilePath } = await download()
    expect([written, filePath]).toEqual([['here', tempFilePath], undefined])
    expect(await download({ filePath: 'here' })).not.toHaveProperty('tempFilePath')
  })

  it.each([
    ['/var/own', '/other', '/var/own/wxpipe-'],
    [undefined, '/other', '/other/wxpipe-'],
    [undefined, undefined, '/tmp/wxpipe-'],
  ])('goes into the folder for temporary files: TMPDIR %s, TEMP %s', async (TMPDIR, TEMP, begin) => {
    vi.stubEnv('TMPDIR', TMPDIR)
    vi.stubEnv('TEMP', TEMP)
    const { tempFilePath } = await open().download()
    expect(`${tempFilePath}`.slice(0, begin.length)).toBe(begin)
  })

  it('lets the disk know of an abort while it writes', async () => {
    const signals: AbortSignal[] = []
    const writeFile = (_path: string, _content: object, { signal }: { signal: AbortSignal }) => {
      signals.push(signal)
      return new Promise(() => {})
    }
    const { settled, host } = open({ writeFile })
    const ended = settled(async (told) => {
      const task = host.downloadFile!({ url, ...told })
      await vi.waitFor(() => expect(signals).toHaveLength(1))
      task.abort()
    })
    expect(await ended).toMatchObject({ errMsg: 'downloadFile:fail abort' })
    expect(signals[0]!.aborted).toBe(true)
  })

  it('without a type becomes a blob without one, in a page', async () => {
    const kept: Blob[] = []
    vi.stubGlobal('URL', { createObjectURL: (blob: Blob) => `blob:${kept.push(blob)}` })
    expect(await open(false).download()).toMatchObject({ tempFilePath: 'blob:1' })
    expect([kept[0]!.type, await kept[0]!.text()]).toEqual(['', 'abc'])
  })
})

describe('an upload', () => {
  it('takes an empty Blob', async () => {
    expect(await open().upload({ filePath: new Blob([]) })).toMatchObject({ errMsg: 'uploadFile:ok' })
  })

  it.each(['/pictures/metadata:1.txt', 'blob/old-blob:2.txt'])('takes %s for the path that it is', async (filePath) => {
    const { upload, fetch } = open()
    await upload({ filePath })
    const form = fetch.mock.calls[0]![1].body as FormData
    expect([fetch.mock.calls.length, (form.get('a') as File).name]).toEqual([1, filePath.split('/').pop()])
  })

  it('takes from its header the content type alone', async () => {
    const { upload, fetch } = open()
    const kept = { 'X-Content-Type': 'a', 'Content-Type-Hint': 'b' }
    await upload({ header: { ...kept, 'CONTENT-TYPE': 'text/plain' } })
    expect(fetch.mock.calls[0]![1].headers).toEqual(kept)
  })

  it.each([
    ['that is not on the disk', { openAsBlob: () => Promise.reject(new Error('no')) }, 'a.txt', 'file not found'],
    ['whose blob: URL was given back, in a page', false, 'blob:gone', 'file not found'],
    ['by its path, in a page', false, 'a.txt', 'file not found: a page has no paths'],
  ] as const)('of a file %s says so', async (_what, disk, filePath, words) => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect((await open(disk).upload({ filePath }))['errMsg']).toBe(`uploadFile:fail ${words}`)
  })

  it.each([undefined, { env: {} }])('by its path needs Node, which this process is not: %j', async (process) => {
    vi.stubGlobal('process', process)
    const files = fetchFiles()
    vi.unstubAllGlobals()
    const host = fetchHost({ files })
    const { errMsg } = await new Promise<{ errMsg: string }>((fail) =>
      host.uploadFile!({ url, name: 'a', filePath: 'a.txt', fail }),
    )
    expect(errMsg).toBe('uploadFile:fail file not found: a page has no paths')
  })
})

describe('the file manager', () => {
  it('moves a temporary file to its place: nothing is left of it', async () => {
    const { manager, settled, unlinked } = open()
    const saved = await settled((told) => manager.saveFile({ tempFilePath: '/tmp/a', filePath: '/b', ...told }))
    expect([saved, unlinked]).toEqual([{ errMsg: 'saveFile:ok' }, ['/tmp/a']])
  })

  it('gives a blob: URL back to Node, too, and removes a path from the disk', async () => {
    const revokeObjectURL = vi.fn()
    vi.stubGlobal('URL', { revokeObjectURL })
    const { manager, settled, unlinked } = open()
    for (const filePath of ['blob:nodedata:1', '/tmp/a']) {
      expect(await settled((told) => manager.unlink({ filePath, ...told }))).toEqual({ errMsg: 'unlink:ok' })
    }
    expect([revokeObjectURL.mock.calls, unlinked]).toEqual([[['blob:nodedata:1']], ['/tmp/a']])
  })

  it('lets a page’s browser keep a file by a link', async () => {
    const createElement = vi.fn(() => ({ click() {} }))
    vi.stubGlobal('document', { createElement })
    const { manager, settled } = open(false)
    const call = { tempFilePath: 'blob:1', filePath: 'a.pdf' }
    expect(await settled((told) => manager.saveFile({ ...call, ...told }))).toEqual({ errMsg: 'saveFile:ok' })
    expect(createElement).toHaveBeenCalledWith('a')
  })
})

it.each([
  ['FormData', 'function', {}],
  ['disk', 'object boolean', 'fs'],
])('fetchFiles: %s must be: %s', (name, kind, value) => {
  const make = () => fetchFiles({ [name]: value } as FetchFilesOptions)
  expect(make).toThrow(`fetchFiles: "${name}" must be: ${kind}`)
})
