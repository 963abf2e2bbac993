// Random lives of a cached list: nothing older than what was shown is shown as fresh, and nobody shares what can be changed.
import { begun, elapse, flush, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { memoryStore, rfc9111, storageStore } from './index.ts'

useFakeTime()

interface Shown {
  data: { version: number; changed?: boolean }
  readonly header: { readonly [name: string]: string }
}

const url = fc.constantFrom('a', 'a', 'a', 'b')
const get = fc.record({
  do: fc.constant('get' as const),
  url,
  rule: fc.constantFrom(
    {},
    {},
    { reload: true },
    { ttl: 30 },
    { staleWhileRevalidate: 500 },
    { staleIfError: 500 },
    { tags: ['t'] },
    { http: false as const },
  ),
  delay: fc.integer({ min: 0, max: 60 }),
  fate: fc.constantFrom('response', 'response', 'response', 'response', 'lost', 'busy', 'refused', 'not kept'),
  isChanged: fc.boolean(),
})
const step = fc.oneof(
  { weight: 6, arbitrary: get },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 80 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('invalidate' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write' as const), url }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const stores = {
  memory: () => memoryStore(),
  storage: storageStore(),
  /** Has room for only every second response. */
  full() {
    const store = memoryStore()
    let responses = 0
    const set: typeof store.set = (key, entry) => {
      if (responses++ % 2) throw new Error('full')
      store.set(key, entry)
    }
    return { ...store, set }
  },
}

/** What the server has come to when it handles a request is the version of the response. */
async function live(steps: readonly Step[], store: keyof typeof stores): Promise<void> {
  const fates: { delay: number; fate: string; isChanged: boolean }[] = []
  let version = 0
  const app = createApp(
    { ttl: 100, http: rfc9111, store: stores[store], shouldCache: ({ data }) => !(data as { never?: true }).never },
    ({ method, header }) => {
      const write = { delay: 0, fate: 'response', isChanged: true }
      const { delay, fate, isChanged } = (method === 'GET' && fates.shift()) || write
      if (isChanged) version++
      if (fate === 'lost') return faults.delivered(faults.connectionReset())
      if (fate === 'busy' || fate === 'refused') return { statusCode: fate === 'busy' ? 503 : 404, delay }
      if (fate === 'response' && header['if-none-match'] === `"${version}"`) return { statusCode: 304, data: '', delay }
      return { data: { version, ...(fate === 'not kept' && { never: true }) }, delay, header: { ETag: `"${version}"` } }
    },
  )
  const newest = new Map<string, number>()
  const calls: Promise<void>[] = []
  const take = (key: string, { data, header }: Shown) => {
    expect(data).not.toHaveProperty('changed')
    // The first caller has the server's own response, all others a copy: whoever changes one changes nobody else's.
    data.changed = true
    const [, left] = /hit; ttl=(-?\d+)/.exec(header['cache-status'] ?? '') ?? []
    if (left !== undefined && Number(left) >= 0) expect(data.version).toBeGreaterThanOrEqual(newest.get(key) ?? 0)
    // A response that was overtaken on its way is older than what is shown already, and is its caller's own.
    newest.set(key, Math.max(newest.get(key) ?? 0, data.version))
  }
  for (const each of steps) {
    if (each.do === 'pass') await elapse(each.ms, () => {}, 10)
    else if (each.do === 'invalidate') app.cached.invalidate('t')
    else if (each.do === 'write') begun(app.client.put(each.url))
    else {
      fates.push(each)
      const given = { cache: each.rule }
      const call: Promise<unknown> = app.client.get(each.url, given)
      calls.push(
        call.then(
          (shown) => take(each.url, shown as Shown),
          () => {},
        ),
      )
      begun(calls.at(-1)!)
    }
    await flush()
  }
  await elapse(500, () => {}, 20)
  await Promise.all(calls)
}

it('no response older than one that was shown is shown again as fresh, and no two callers share one', async () => {
  const runs = Number(process.env['WXPIPE_RUNS'] ?? 150)
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
      fc.constantFrom('memory', 'storage', 'full'),
      live,
    ),
    { numRuns: runs },
  )
})
