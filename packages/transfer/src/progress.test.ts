// Progress, aborts and timeouts, with hosts that keep to their word and others that do not.
import { createCancelSource, createClient } from '@wxpipe/core'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults, type Host, type HostOptions } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { app, failure } from '../test/app.ts'
import { type Progress, type TransferOptions, transfer } from './index.ts'

const takeUnhandled = useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

const kinds = ['upload', 'download'] as const

/** Begins a transfer; at 1 kbit/s the bytes of a download take 8 ms each. */
function begin(
  kind: (typeof kinds)[number],
  given: { host?: HostOptions; transfer?: TransferOptions; fault?: Parameters<Host['fail']>[0]; options?: object } = {},
) {
  const made = app({
    handler: () => ({ data: 'x'.repeat(1_000), header: { 'Content-Type': 'image/png' } }),
    ...given,
  })
  if (given.fault) made.host.fail(given.fault, { api: `${kind}File` })
  const seen: Progress[] = []
  const onProgress = (progress: Progress) => void seen.push(progress)
  const { signal, abort } = createCancelSource()
  const options = { signal, ...given.options }
  const promise =
    kind === 'upload'
      ? made.client.post('a', {}, { upload: { filePath: made.picture(), onProgress }, ...options })
      : made.client.get('a', { download: { onProgress }, ...options })
  promise.catch(() => {})
  return { ...made, promise, seen, abort, shares: () => seen.map(({ progress }) => progress) }
}

describe.each(kinds)('%s', (kind) => {
  it('tells how far it is, with bytes and which send it is', async () => {
    const { promise, seen, shares } = begin(kind)
    await promise
    expect(shares()).toEqual([25, 50, 75, 100])
    const { total = 0 } = seen[0] as Progress
    expect(total).toBeGreaterThan(100)
    expect(seen.at(-1)).toEqual({ progress: 100, loaded: total, total, attempt: 1 })
  })

  it('has no total when the host does not know it', async () => {
    const { promise, seen } = begin(kind, { host: { quirks: { noTotal: true } } })
    await promise
    expect(seen.at(-1)).toEqual({ progress: 0, loaded: expect.any(Number), total: undefined, attempt: 1 })
  })

  it('a listener that throws is reported, and the file goes on', async () => {
    const { client, picture } = app()
    const onProgress = () => {
      throw new Error('listener')
    }
    const { statusCode } = await (kind === 'upload'
      ? client.post('a', {}, { upload: { filePath: picture(), onProgress } })
      : client.get('a', { download: { onProgress } }))
    expect(statusCode).toBe(200)
    const reported = await takeUnhandled()
    expect(reported.length).toBeGreaterThan(2)
    for (const error of reported) expect(error).toMatchObject({ message: 'listener' })
  })

  it('is ended by an abort: no progress, no file, no slot', async () => {
    const { promise, abort, shares, host, files } = begin(kind, { host: { profile: { kbps: 1 } } })
    const before = Object.keys(files()).length
    await pass(2_500)
    abort()
    const heard = shares().length
    expect(await failure(promise)).toMatchObject({ code: 'ABORT' })
    expect(host.inFlight).toBe(0)
    await pass(60_000)
    expect([shares().length, Object.keys(files()).length]).toEqual([heard, before])
  })

  it.each([
    ['goes on all the same', faults.abortSwallowed()],
    ['responds after it', faults.answersAfterAbort()],
  ])('a host that is aborted and %s leaves no file, and is not heard', async (_, fault) => {
    const { promise, abort, shares, files } = begin(kind, { host: { profile: { kbps: 1 } }, fault })
    const before = Object.keys(files()).length
    await pass(100)
    abort()
    expect(await failure(promise)).toMatchObject({ code: 'ABORT' })
    await pass(60_000)
    expect([shares(), Object.keys(files()).length]).toEqual([[], before])
  })

  it('has 60 seconds, whatever the client has', async () => {
    const { promise, host } = begin(kind, { fault: faults.neverAnswers() })
    await pass(60_000)
    expect(host.inFlight).toBe(1)
    await pass(2_000)
    expect(await failure(promise)).toMatchObject({ code: 'TIMEOUT' })
    expect(host.inFlight).toBe(0)
  })

  it('has the time of the plugin, or its own', async () => {
    const timeoutOf = (given: Parameters<typeof begin>[1]) =>
      Object(begin(kind, given).calls(`${kind}File`)[0]?.options).timeout as number
    expect(timeoutOf({})).toBe(60_000)
    expect(timeoutOf({ transfer: { timeout: 90_000 } })).toBe(90_000)
    // The host's own: it is told none.
    expect(timeoutOf({ options: { timeout: 0 } })).toBeUndefined()
    expect(timeoutOf({ transfer: { timeout: 90_000 }, options: { timeout: 5_000 } })).toBe(5_000)
    await pass(0)
  })

  it('needs no task of the host', async () => {
    const none = begin(kind, { host: { quirks: { noTask: true } } })
    expect((await none.promise).statusCode).toBe(200)
    expect(none.seen).toEqual([])
    const promising = begin(kind, { host: { quirks: { returnsPromise: true } }, fault: faults.connectionReset() })
    expect(await failure(promising.promise)).toMatchObject({ code: 'NETWORK' })
    const aborted = begin(kind, { host: { quirks: { noTask: true }, profile: { kbps: 1 } } })
    aborted.abort()
    expect(await failure(aborted.promise)).toMatchObject({ code: 'ABORT' })
    await pass(60_000)
  })

  it('may have its response before the host has returned', async () => {
    const { client, picture } = app({ host: { quirks: { syncCallbacks: true } } })
    const { statusCode } = await (kind === 'upload'
      ? client.post('a', {}, { upload: { filePath: picture() } })
      : client.get('a', { download: true }))
    expect(statusCode).toBe(200)
  })
})

it('the client’s timeout does not count', async () => {
  const { client, picture, calls } = app({ client: { timeout: 10_000 } })
  await client.post('a', {}, { upload: { filePath: picture() } })
  expect(calls('uploadFile')[0]?.options).toMatchObject({ timeout: 60_000 })
})

it('Android: 100 at once is told as it is, and the response comes when it comes', async () => {
  const { promise, shares } = begin('upload', { host: { quirks: { progressJumps: true }, profile: { kbps: 1 } } })
  await pass(10)
  expect(shares()).toEqual([100])
  await pass(20_000)
  expect((await promise).statusCode).toBe(200)
  expect(shares()).toEqual([100])
})

it.each(kinds)('an %s that has moved no byte yet has moved 0', async (kind) => {
  const seen: Progress[] = []
  const move = ({ success }: { success(result: object): void }) => ({
    abort() {},
    onProgressUpdate(listener: (event: object) => void) {
      listener({
        progress: 0,
        [kind === 'upload' ? 'totalBytesSent' : 'totalBytesWritten']: 0,
        totalBytesExpectedToSend: 9,
      })
      success({ statusCode: 200, data: '', tempFilePath: 'a' })
    },
  })
  const host = { request() {}, uploadFile: move, downloadFile: move, getFileSystemManager() {} }
  const client = createClient({ host: host as never, baseURL: 'https://api.example.com/' }).use(transfer())
  const onProgress = (progress: Progress) => void seen.push(progress)
  await (kind === 'upload'
    ? client.post('a', {}, { upload: { filePath: 'a', onProgress } })
    : client.get('a', { download: { onProgress } }))
  expect(seen).toEqual([{ progress: 0, loaded: 0, total: 9, attempt: 1 }])
})
