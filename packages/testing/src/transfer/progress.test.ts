// Progress of uploads and downloads, their abort, and faults in the middle of them.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { URL } from '../../test/one-request.ts'
import { createHost, type Fault, faults, type HostOptions } from '../index.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Begins a transfer of 1,000 bytes; `seen` fills with its progress and its outcome. */
function begin(which: 'uploadFile' | 'downloadFile', options: HostOptions = {}, fault?: Fault, abortAt?: number) {
  let served = 0
  const handler = () => {
    served += 1
    return { data: 'x'.repeat(1_000) }
  }
  const host = createHost({ handler, ...options })
  if (fault) host.fail(fault, { api: which })
  const seen: unknown[] = []
  const callbacks = {
    success: () => seen.push('success'),
    fail: ({ errMsg }: { errMsg: string }) => seen.push(errMsg),
  }
  const task =
    which === 'uploadFile'
      ? host.wx.uploadFile({ url: URL, filePath: host.addFile('x'.repeat(1_000)), name: 'file', ...callbacks })
      : host.wx.downloadFile({ url: URL, ...callbacks })
  task.onProgressUpdate(({ progress }: { progress: number }) => {
    seen.push(progress)
    if (progress === abortAt) task.abort()
  })
  return { host, task, seen, served: () => served }
}

const heard = async (...given: Parameters<typeof begin>) => {
  const { host, seen, served } = begin(...given)
  await vi.advanceTimersByTimeAsync(200_000)
  return { seen, served: served(), files: Object.keys(host.files).length, inFlight: host.inFlight }
}

describe.each(['uploadFile', 'downloadFile'] as const)('%s', (api) => {
  it('tells a quarter after the other', async () => {
    expect((await heard(api)).seen).toEqual([25, 50, 75, 100, 'success'])
  })

  it('tells nothing after an abort', async () => {
    const { seen, served, inFlight } = await heard(api, {}, undefined, 50)
    expect([seen, inFlight]).toEqual([[25, 50, `${api}:fail abort`], 0])
    expect(served).toBe(api === 'uploadFile' ? 0 : 1)
  })

  it('fails after so many progress events', async () => {
    const { seen, files } = await heard(api, {}, faults.afterChunks(2, faults.connectionReset()))
    expect(seen).toEqual([25, 50, expect.stringContaining(`${api}:fail errcode:-101`)])
    expect(files).toBe(api === 'uploadFile' ? 1 : 0)
  })

  it('falls silent', async () => {
    const { seen, inFlight } = await heard(api, {}, faults.lostMidway(3))
    expect([seen, inFlight]).toEqual([[25, 50, 75], 1])
  })

  it('takes its time on a slow network', async () => {
    // 1,000 bytes take 8 s at 1 kbit/s.
    const { seen } = begin(api, { profile: { latency: 100, kbps: 1 } })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(seen).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(seen).toEqual([25, 50].slice(0, seen.length))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(seen).toEqual([25, 50, 75, 100, 'success'])
  })

  it('ends at its timeout', async () => {
    const { seen } = begin(api, { timeout: 5_000, profile: { kbps: 1 } })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(seen.at(-1)).toBe(`${api}:fail timeout`)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends when the app is in the background for long, or the network goes', async () => {
    const slow = { profile: { kbps: 1 } }
    const first = begin(api, slow)
    first.host.background()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(first.seen.at(-1)).toBe(`${api}:fail interrupted`)
    const second = begin(api, slow)
    second.host.setNetwork('none')
    expect(second.seen.at(-1)).toMatch(new RegExp(`^${api}:fail `))
  })

  it('may have no total', async () => {
    const { seen } = await heard(api, { quirks: { noTotal: true } })
    expect(seen).toEqual([0, 'success'])
  })
})

it('Android: an upload is at 100 at once, long before it is done', async () => {
  const { seen } = begin('uploadFile', { quirks: { progressJumps: true }, profile: { kbps: 1 } })
  await vi.advanceTimersByTimeAsync(5)
  expect(seen).toEqual([100])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(seen).toEqual([100])
  await vi.advanceTimersByTimeAsync(20_000)
  expect(seen).toEqual([100, 'success'])
})
