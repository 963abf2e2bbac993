// A client with a cache over a simulated host that counts its responses, under faked time.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostOptions, type Reply } from '@wxpipe/testing'
import { vi } from 'vitest'
import { type CacheOptions, cache, rfc9111, storageStore } from '../src/index.ts'

const baseURL = 'https://api.example.com/'

/** Who is logged in; `undefined` while the app does not know yet. */
interface Session {
  user: string | null | undefined
}

/** A key of the form that stores are given, told from others by its first letters. */
export const keyOf = (name: string): string => `${name.padEnd(15, '0')}:2:${'0'.repeat(15)}`

/** The n-th response is `{ n }`; each takes 10 ms. */
export function createApp(options: Partial<CacheOptions> = {}, handler?: Handler, hostOptions: HostOptions = {}) {
  let responses = 0
  const session: Session = { user: 'ann' }
  const host = createHost({ handler: handler || (() => ({ data: { n: ++responses }, delay: 10 })), ...hostOptions })
  const cached = cache({ ttl: 1000, ...options })
  const client = createClient({ host: host.wx, baseURL, account: () => session.user }).use(cached)
  type Options = NonNullable<Parameters<typeof client.get>[1]>
  /** The data, or the error's code, once there is one. */
  const get = async (url: string, given: Options = {}): Promise<unknown> => {
    const outcome = client.get(url, given).then(
      ({ data }) => data,
      (error) => error.code,
    )
    await vi.advanceTimersByTimeAsync(20)
    return outcome
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { host, client, cached, session, get, pass, sent: () => host.requests.length }
}

/** An app whose cache is in the storage of its host; `again()` starts it anew over the same storage. */
export function createStoredApp(hostOptions: HostOptions = {}, options: Parameters<typeof storageStore>[0] = {}) {
  const host = createHost({ handler: ({ path }) => ({ data: { path } }), ...hostOptions })
  const session: Session = { user: 'ann' }
  const start = () => {
    const store = storageStore(options)(host.wx)
    const cached = cache({ ttl: 60_000, store })
    const client = createClient({ host: host.wx, baseURL, account: () => session.user }).use(cached)
    return { store, cached, client }
  }
  return { host, session, start, sent: () => host.requests.length, keys: () => Object.keys(host.storage) }
}

/**
 * A cache by the rules of HTTP. The n-th request gets the n-th reply, later ones the last; the data is `{ n }`, each takes
 * 10 ms. `asked(name)` is that header of each request so far.
 */
export function createHttpApp(replies: readonly Reply[], options: Partial<CacheOptions> = {}) {
  let requests = 0
  const app = createApp({ ttl: undefined, http: rfc9111, ...options }, () => {
    const reply = replies[Math.min(requests, replies.length - 1)]
    requests++
    return { data: { n: requests }, delay: 10, ...reply }
  })
  const asked = (name: string) => app.host.requests.map(({ header }) => header[name])
  /** How often the server is asked for `count` requests, each this many milliseconds after the one before. */
  const sendsOf = async (count: number, ms = 0, given?: Parameters<typeof app.get>[1]) => {
    const before = app.sent()
    for (let each = 0; each < count; each++) {
      await app.get('a', given)
      await app.pass(ms)
    }
    return app.sent() - before
  }
  return { ...app, asked, sendsOf }
}

/** A date as HTTP writes it, so many seconds from now. */
export const httpDate = (seconds = 0): string => new Date(Date.now() + seconds * 1000).toUTCString()
