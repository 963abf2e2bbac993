// Chunked responses: how they reach the app, what quirks make of them, and faults in their midst.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { URL } from '../../test/one-request.ts'
import { createHost, type Fault, faults, type Host, type HostOptions, type Reply } from '../index.ts'

afterEach(() => {
  vi.useRealTimers()
})

const text = (data: ArrayBuffer) => new TextDecoder().decode(new Uint8Array(data))

/** Begins a stream; `seen` fills with its chunks and its outcome. */
function listen(host: Host, options: { timeout?: number } = {}) {
  const seen: unknown[] = []
  const task = host.wx.request({
    url: URL,
    enableChunked: true,
    ...options,
    success: ({ data }) => seen.push(['success', data]),
    fail: ({ errMsg }) => seen.push(errMsg),
  })
  task.onChunkReceived(({ data }) => seen.push(text(data)))
  return { seen, task }
}

async function heard(quirks: HostOptions['quirks'], reply: Reply, fault?: Fault) {
  const host = createHost({ quirks: quirks ?? {}, handler: () => reply })
  if (fault) host.fail(fault)
  const { seen } = listen(host)
  await host.idle()
  return seen
}

const DONE = ['success', '']
const five: Reply = { chunks: ['a', 'b', 'c', 'd', 'e'] }

describe('quirks of chunks', () => {
  it('two writes come as one, and what is left at the end comes too', async () => {
    expect(await heard({ mergedChunks: 2 }, five)).toEqual(['ab', 'cd', 'e', DONE])
  })

  it('long chunks are cut, also in the middle of a character', async () => {
    expect(await heard({ chunkLimit: 2 }, { chunks: ['abcde'] })).toEqual(['ab', 'cd', 'e', DONE])
    expect(await heard({ chunkLimit: 2 }, { chunks: ['你'] })).toEqual(['\uFFFD', '\uFFFD', DONE])
  })

  it.each([undefined, true] as const)(
    'buffers of another realm hold the bytes and are no instance (views: %o)',
    async (chunkViews) => {
      const host = createHost({
        quirks: { foreignChunks: true, ...(chunkViews ? { chunkViews } : {}) },
        handler: () => ({ chunks: ['ab'] }),
      })
      const seen: unknown[] = []
      host.wx.request({ url: URL, enableChunked: true }).onChunkReceived(({ data }) => {
        seen.push(
          data instanceof ArrayBuffer || (data as object) instanceof Uint8Array,
          Object.prototype.toString.call(data),
        )
        seen.push(text(data), data.byteLength)
      })
      await host.idle()
      expect(seen).toEqual([false, chunkViews ? '[object Uint8Array]' : '[object ArrayBuffer]', 'ab', 2])
    },
  )

  it('bodies of errors and of JSON responses are lost, others are not', async () => {
    const quirks = { lostErrorBodies: true }
    expect(await heard(quirks, { statusCode: 402, chunks: ['no'] })).toEqual([DONE])
    expect(await heard(quirks, { data: { error_code: 336 } })).toEqual([DONE])
    expect(await heard(quirks, { data: 'text' })).toEqual(['text', DONE])
  })

  it('only the stream begun last is heard', async () => {
    const host = createHost({ quirks: { lastChunkListener: true }, handler: () => ({ chunks: ['a'] }) })
    const first = listen(host)
    const last = listen(host)
    await host.idle()
    expect([first.seen, last.seen]).toEqual([[DONE], ['a', DONE]])
  })

  it.each([
    [undefined, 1_000, 1_000],
    ['long only', 1_000, 60_000],
    ['long only', 90_000, 90_000],
    ['ignored', 1_000, undefined],
  ] as const)('timeout %s: %i ms ends a stream after %s ms', async (chunkTimeout, timeout, ends) => {
    vi.useFakeTimers()
    const quirks = chunkTimeout ? { chunkTimeout } : {}
    const host = createHost({ quirks, handler: () => ({ chunks: ['a', 'b'], chunkDelay: 200_000 }) })
    const { seen } = listen(host, { timeout })
    await vi.advanceTimersByTimeAsync((ends ?? 300_000) - 1)
    expect(seen).toEqual(ends === undefined ? ['a'] : [])
    await vi.advanceTimersByTimeAsync(200_000)
    expect(seen).toEqual(ends === undefined ? ['a', 'b', DONE] : ['request:fail timeout'])
  })
})

describe('a fault in the midst of chunks', () => {
  it('fails after as many as it says, or in place of the response', async () => {
    expect(await heard({}, five, faults.afterChunks(2, faults.timeout()))).toEqual(['a', 'b', 'request:fail timeout'])
    expect(await heard({}, five, faults.afterChunks(0, faults.timeout()))).toEqual(['request:fail timeout'])
    expect(await heard({}, { data: 'x' }, faults.afterChunks(9, faults.timeout()))).toEqual([
      'x',
      'request:fail timeout',
    ])
  })

  it('lets the rest go missing', async () => {
    expect(await heard({}, five, faults.afterChunks(3, faults.truncated()))).toEqual(['a', 'b', 'c', DONE])
    expect(await heard({}, { chunks: ['a'] }, faults.bodyLost())).toEqual([DONE])
  })

  it.each([faults.lostMidway(2), faults.afterChunks(2, faults.neverAnswers())])(
    'falls silent: $fault',
    async (fault) => {
      vi.useFakeTimers()
      const host = createHost({ handler: () => five })
      host.fail(fault)
      const { seen, task } = listen(host)
      await vi.advanceTimersByTimeAsync(1_000_000)
      expect([seen, host.inFlight]).toEqual([['a', 'b'], 1])
      task.abort()
      await host.idle()
      expect(seen).toEqual(['a', 'b', 'request:fail abort'])
    },
  )

  it('pauses, and then goes on in order', async () => {
    vi.useFakeTimers()
    const host = createHost({ handler: () => five })
    host.fail(faults.afterChunks(1, faults.slow(500)))
    const { seen } = listen(host)
    await vi.advanceTimersByTimeAsync(499)
    expect(seen).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e', DONE])
  })

  it('lets chunks come after an abort, and no success', async () => {
    vi.useFakeTimers()
    const host = createHost({ handler: () => ({ ...five, chunkDelay: 10 }) })
    host.fail(faults.chunksAfterAbort())
    const { seen, task } = listen(host)
    await vi.advanceTimersByTimeAsync(10)
    task.abort()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(seen).toEqual(['a', 'request:fail abort', 'b', 'c', 'd', 'e'])
    expect(vi.getTimerCount()).toBe(0)
  })
})

it('on a slow network chunks come one after the other, and success last', async () => {
  vi.useFakeTimers()
  // One byte takes 8 ms at 1 kbit/s.
  const host = createHost({ profile: { latency: 100, kbps: 1 }, handler: () => five })
  const { seen } = listen(host)
  await vi.advanceTimersByTimeAsync(100 + 8)
  expect(seen).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(3 * 8)
  expect(seen).toEqual(['a', 'b', 'c', 'd'])
  await vi.advanceTimersByTimeAsync(8)
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e', DONE])
})
