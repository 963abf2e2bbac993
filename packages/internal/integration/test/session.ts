// The app's session and the server's side of it: users, tokens that expire, refreshes that end as planned.
import type { Client } from '@wxpipe/core'
import type { HostRequest, Reply } from '@wxpipe/testing'
import { type Token, type TokenRefreshKeys, tokenRefresh } from '@wxpipe/token-refresh'

export type Outcome = 'ok' | 'like the rest' | 'refused' | 'rejects' | 'throws' | 'no token' | 'never ends'

export interface SessionOptions {
  /** How the app reads its token. */
  readonly reading: 'sync' | 'slow'
  /** Milliseconds that a token lives. */
  readonly lives: number
  /** Whether the app knows that. */
  readonly isProactive: boolean
  /** Refreshes in one window. */
  readonly refreshLimit: number
}

/** What the server says of a request. */
export interface Seen {
  readonly code: string
  readonly path: string
  readonly user: string | null
}

export const tokenIn = (options: { readonly header?: unknown }): string | undefined => {
  const { Authorization } = Object(options.header) as { Authorization?: string }
  return Authorization?.replace('Bearer ', '')
}

interface Issued {
  readonly token: string
}

const timeout = 1_000
export const refreshWindow = 30_000
// Milliseconds that a slow storage takes to return what it held when it was asked.
const slowness = 3

/** Makes the session of an app; `onUser` is told who is logged in from now on. */
export function createSession(
  options: SessionOptions,
  broken: string[],
  onUser: (user: string | null) => void,
  /** What the plugins of an extended world want to hear of the request for a new token. */
  refreshOptions: object = {},
) {
  const { reading, lives, isProactive, refreshLimit } = options
  const plan: { outcome: Outcome; ms: number; lives: number } = { outcome: 'ok', ms: 5, lives }
  const issued = new Map<string, { readonly user: string; readonly until: number }>()
  const issue = (user: string): string => {
    const token = `token-${issued.size + 1}`
    issued.set(token, { user, until: Date.now() + plan.lives })
    return token
  }
  const current: { user: string | null; token: Token } = { user: null, token: null }
  const become = (user: string | null, token: Token): void => {
    Object.assign(current, { user, token })
    onUser(user)
  }
  let users = 0
  const logIn = () => {
    const user = `user-${++users}`
    become(user, issue(user))
  }
  logIn()

  const flights: { begun: number; until: number; user: string | null }[] = []
  const later = (ms: number, settle: () => Issued) => new Promise<void>((done) => setTimeout(done, ms)).then(settle)
  const ways: { readonly [outcome: string]: () => Promise<Issued> } = {
    rejects: () =>
      later(plan.ms, () => {
        throw new Error('refused by the app')
      }),
    'no token': () => later(plan.ms, () => ({ token: '' })),
    'never ends': () => new Promise(() => {}),
  }
  /** What the server returns: to each user their own, and to nobody what is nobody's. */
  const serve = ({ path, data, header }: HostRequest): Reply => {
    const { user: given } = Object(data) as { user?: string }
    if (path === '/refresh') return { data: given ? { token: issue(given) } : {}, delay: plan.ms }
    const token = tokenIn({ header: { Authorization: header['authorization'] } })
    const known = issued.get(`${token}`)
    if (token && !(known && known.until > Date.now())) return { statusCode: 401 }
    const user = known?.user ?? null
    const etag = `"${user}"`
    if (header['if-none-match'] === etag) return { statusCode: 304 }
    return { data: { code: '0', path, user } satisfies Seen, header: { ETag: etag, 'Cache-Control': 'max-age=1' } }
  }
  /** Whether anybody, or this user, has a refresh under way. */
  const isRefreshing = (whose?: string | null) =>
    flights.some(({ until, user }) => until > Date.now() && (whose === undefined || user === whose))
  const refresh = (api: Client<TokenRefreshKeys>): Promise<Issued> => {
    const now = Date.now()
    const { user } = current
    // When nobody is logged in, each of those who were may still have one.
    if (user && isRefreshing(user)) broken.push('a second refresh is in flight')
    const flight = { begun: now, until: now + timeout, user }
    flights.push(flight)
    // Another user's bad luck is not this one's. Refreshes that were lost and those that did not help count apart.
    const inWindow = flights.filter(({ begun, user: whose }) => whose === user && now - begun < refreshWindow)
    if (inWindow.length > 2 * refreshLimit) {
      broken.push(`more than twice ${refreshLimit} refreshes in one window`)
    }
    const ended = () => {
      flight.until = Math.min(flight.until, Date.now())
    }
    if (plan.outcome === 'throws') {
      ended()
      throw new Error('thrown by the app')
    }
    const yielded =
      ways[plan.outcome]?.() ??
      api.post<Issued>('refresh', { user: current.user }, refreshOptions).then(({ data }) => data)
    yielded.then(ended, ended)
    return yielded
  }
  const getToken = (): Token | Promise<Token> => {
    const { token } = current
    return reading === 'sync' ? token : new Promise((done) => setTimeout(() => done(token), slowness))
  }

  return {
    current,
    getToken,
    /** How refreshes end from now on, and how long new tokens live. */
    plan,
    plugin: tokenRefresh<Issued>({
      getToken,
      refresh,
      refreshTimeout: timeout,
      limit: refreshLimit,
      window: refreshWindow,
      // Besides the new token, whose it is: a slow storage may hide that somebody else has logged in meanwhile.
      setToken: ({ token }) => become(issued.get(token)!.user, token),
      ...(isProactive && { expiresAt: (token: Token) => issued.get(`${token}`)?.until, skew: 50 }),
    }),
    /** The server forgets every token. */
    expire: () => {
      for (const [token, { user }] of issued) issued.set(token, { user, until: 0 })
    },
    serve,
    isRefreshing,
    logIn,
    logOut: () => become(null, null),
  }
}
