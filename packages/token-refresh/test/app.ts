// A small app with a session: a scripted server that knows its tokens, and a client with injection, expiry and refresh.
import { type ClientOptions, createClient, type Token } from '@wxpipe/core'
import { createHost, type HostRequest, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { vi } from 'vitest'
import { type TokenRefreshOptions, tokenRefresh } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'

export interface Issued {
  readonly token: string
}

export interface AppOptions extends Partial<TokenRefreshOptions<Issued>> {
  /** The token at the start; default 'old'. */
  readonly token?: Token
  /** Which tokens the server takes; default those that begin with "new". */
  readonly accepts?: (token: string | undefined) => boolean
  /** Milliseconds until a request other than the refresh gets its response; default 0. */
  readonly delay?: (request: HostRequest, index: number) => number
  /** How a refused token is told; default HTTP 401. */
  readonly refusal?: Reply
  /** Milliseconds that the server takes for a refresh; default 10. */
  readonly refreshDelay?: number
  /** Tells the client who is logged in. */
  readonly account?: ClientOptions['account']
}

/** The token that a request carried, or undefined. */
export const tokenIn = (header: Readonly<Record<string, unknown>>): string | undefined => {
  const name = Object.keys(header).find((key) => key.toLowerCase() === 'authorization')
  return name && `${header[name]}`.replace('Bearer ', '')
}

/** Makes the app; its refresh asks the server for `/refresh` unless the options say otherwise. */
export function createApp(options: AppOptions = {}) {
  const {
    token = 'old',
    accepts = (given) => `${given}`.startsWith('new'),
    delay = () => 0,
    refusal = { statusCode: 401 },
    refreshDelay = 10,
    account,
    ...refreshOptions
  } = options
  const session: { token: Token } = { token }
  let issued = 0
  let asked = 0
  const host = createHost({
    maxRequests: 5_000,
    handler(request) {
      if (request.path.endsWith('/refresh')) return { data: { token: `new-${++issued}` }, delay: refreshDelay }
      if (!request.url.startsWith(baseURL)) return {}
      const wait = delay(request, asked++)
      return accepts(tokenIn(request.header))
        ? { data: { path: request.path }, delay: wait }
        : { ...refusal, delay: wait }
    },
  })
  const getToken = options.getToken || (() => session.token)
  const described: TokenRefreshOptions<Issued> = {
    refresh: (api) => api.post<Issued>('refresh').then(({ data }) => data),
    setToken: (next) => {
      session.token = next.token
    },
    ...refreshOptions,
    getToken,
  }
  const plugin = tokenRefresh(described)
  const client = createClient({ host: host.wx, baseURL, account })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ codes: ['99997'] }))
    .use(plugin)
  return {
    host,
    session,
    /** The options that the plugin was made with. */
    described,
    plugin,
    client,
    getToken,
    /** How often the server was asked to refresh. */
    refreshes: () => host.requests.filter(({ url }) => url.endsWith('/refresh')).length,
    /** The tokens that all other requests carried, in the order they were sent. */
    sent: () => host.requests.filter(({ url }) => !url.endsWith('/refresh')).map(({ header }) => tokenIn(header)),
  }
}

/** Lets time pass until all of these have settled, and tells how: 'ok' or the error. */
export async function settled(...promises: readonly Promise<unknown>[]): Promise<unknown[]> {
  const outcomes: unknown[] = promises.map(() => 'pending')
  promises.forEach((promise, index) => {
    promise.then(
      () => {
        outcomes[index] = 'ok'
      },
      (error) => {
        outcomes[index] = error
      },
    )
  })
  await vi.advanceTimersByTimeAsync(0)
  for (let i = 0; i < 100 && outcomes.includes('pending'); i++) await vi.advanceTimersByTimeAsync(1_000)
  return outcomes
}

/** `n` times the same. */
export const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

/** An app in which nobody is logged in, until its silent login tells that the visitor is ann. */
export function createVisitorApp() {
  let account: string | null = null
  const app: ReturnType<typeof createApp> = createApp({
    token: null,
    account: () => account,
    setToken: (next) => {
      Object.assign(app.session, next)
      account = 'ann'
    },
  })
  return app
}
