// One life of a session, played step by step in faked time, and the rules that it must never break.
import { createCancelSource, createClient, isHttpError } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { vi } from 'vitest'
import { type Token, tokenRefresh } from '../src/index.ts'
import { type Issued, tokenIn } from './app.ts'
import { drain, elapse, flush } from './time.ts'

export type Outcome = 'ok' | 'refused' | 'rejects' | 'throws' | 'no token' | 'never ends'

export type Step = { readonly after: number } & (
  | { readonly does: 'send'; readonly auth: boolean; readonly delay: number }
  | { readonly does: 'abort'; readonly which: number }
  | { readonly does: 'refreshes'; readonly outcome: Outcome; readonly ms: number }
  | { readonly does: 'expire' | 'log out' | 'log in' }
)

export interface Plan {
  /** How the app reads its token. */
  readonly reading: 'sync' | 'microtask' | 'slow'
  /** Milliseconds that a token lives, and whether the app knows it. */
  readonly lives: number
  readonly isProactive: boolean
  readonly limit: number
  readonly steps: readonly Step[]
}

const timeout = 1_000
// How long an app that reads its token slowly takes for it.
const slowness = 3
const login = 'pages/login/login'

/** Plays the plan to its end. @returns what went against the rules */
export async function play({ reading, lives, isProactive, limit, steps }: Plan): Promise<readonly string[]> {
  const broken: string[] = []
  const alive = new Map<Token, number>()
  let issued = 0
  const issue = (by: string): string => {
    const token = `${by}-${++issued}`
    alive.set(token, Date.now() + lives)
    return token
  }
  const session: { token: Token; since: number } = { token: issue('first'), since: 0 }
  const become = (token: Token) => Object.assign(session, { token, since: Date.now() })
  let planned: { outcome: Outcome; ms: number } = { outcome: 'ok', ms: 5 }

  const host = createHost({
    entry: 'pages/home/home',
    maxRequests: 1_000,
    handler: ({ path, query, header }) => {
      if (path === '/refresh') {
        const { outcome, ms: delay } = planned
        return outcome === 'ok' ? { data: { token: issue('refreshed') }, delay } : { statusCode: 401, delay }
      }
      const isGood = (alive.get(tokenIn(header)) ?? 0) > Date.now()
      return { statusCode: isGood ? 200 : 401, data: { path }, delay: Number(query['delay']) }
    },
  })

  const getToken = (): Token | Promise<Token> => {
    const { token } = session
    if (reading === 'sync') return token
    return reading === 'microtask'
      ? Promise.resolve(token)
      : new Promise((done) => setTimeout(() => done(token), slowness))
  }
  const refreshes: { readonly before: Token; until: number }[] = []
  const running = () => refreshes.find(({ until }) => until > Date.now())
  const later = <T>(ms: number, settle: () => T) =>
    new Promise<T>((resolve) => setTimeout(() => resolve(Promise.resolve().then(settle)), ms))
  const routing = Object.assign(host.wx, { getCurrentPages: host.getCurrentPages })

  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry())
    .use(loginRedirect({ url: login, host: routing, getToken }))
    .use(
      tokenRefresh<Issued>({
        getToken,
        timeout,
        limit,
        refresh(api) {
          if (running()) broken.push('a second refresh is in flight')
          // What was read before the session changed may arrive after it: then the model cannot tell what is old.
          const isKnown = reading !== 'slow' || Date.now() - session.since > slowness
          const refresh = { before: isKnown ? session.token : undefined, until: Date.now() + timeout }
          refreshes.push(refresh)
          const ended = () => {
            refresh.until = Math.min(refresh.until, Date.now())
          }
          const { outcome, ms } = planned
          if (outcome === 'throws') {
            ended()
            throw new Error('thrown')
          }
          const yielded: Promise<Issued> =
            outcome === 'never ends'
              ? new Promise(() => {})
              : outcome === 'no token'
                ? later(ms, () => ({ token: '' }))
                : outcome === 'rejects'
                  ? later(ms, () => Promise.reject(new Error('rejected')))
                  : api.post<Issued>('refresh').then(({ data }) => data)
          yielded.then(ended, ended)
          return yielded
        },
        setToken({ token }) {
          const [last] = refreshes.slice(-1)
          // A token that takes time to read may be read before a logout and arrive after it: nobody can know.
          if (reading !== 'slow' && session.token !== last?.before)
            broken.push('a session that had ended was brought back')
          if (refreshes.some(({ until }) => until > Date.now())) broken.push('stored before the refresh ended')
          become(token)
        },
        ...(isProactive && { expiresAt: (token: Token) => alive.get(token), skew: 100 }),
      }),
    )

  const requests: { id: string; auth: boolean; old: Token; settled: number; isOver: boolean; abort(): void }[] = []
  const send = (auth: boolean, delay: number) => {
    const source = createCancelSource()
    const id = `/${requests.length}`
    const request = { id, auth, old: auth ? running()?.before : null, settled: 0, isOver: false, abort: source.abort }
    requests.push(request)
    const settle = (isFine: boolean, value: unknown) => {
      request.settled++
      request.isOver = true
      if (!isFine) broken.push(`${id} ended with ${value}`)
    }
    client.get<{ path: string }>(id, { query: { delay }, auth, signal: source.signal }).then(
      ({ data }) => settle(data.path === id, data.path),
      (error) => settle(isHttpError(error, auth ? 'AUTH_EXPIRED' : 'STATUS') || isHttpError(error, 'ABORT'), error),
    )
    return request
  }
  const look = () => {
    if (host.pages.filter(({ route }) => route === login).length > 1) broken.push('two login pages are open')
  }
  const logIn = () => {
    become(issue('user'))
    if (host.page?.route === login) host.unloadPage()
  }

  for (const step of steps) {
    if (step.does === 'send') send(step.auth, step.delay)
    else if (step.does === 'refreshes') planned = step
    else if (step.does === 'expire') alive.clear()
    else if (step.does === 'log out') become(null)
    else if (step.does === 'log in') logIn()
    else {
      const request = requests.filter(({ isOver }) => !isOver)[step.which]
      request?.abort()
      await flush()
      if (request && !request.isOver) broken.push(`${request.id} does not end when it is aborted`)
    }
    if (step.after) await elapse(step.after, look)
  }
  await drain(look)

  // Whatever has happened: whoever logs in now is served, and repaired again.
  vi.setSystemTime(Date.now() + 40_000)
  planned = { outcome: 'ok', ms: 5 }
  logIn()
  for (const expire of [false, true]) {
    if (expire) alive.clear()
    const { id } = send(true, 0)
    await drain(look)
    if (host.requests.filter(({ url }) => url.includes(`${id}?`)).length !== (expire ? 2 : 1)) broken.push('not served')
  }
  if (!session.token?.startsWith('refreshed')) broken.push('not repaired')

  for (const { id, auth, old, settled } of requests) {
    const sent = host.requests.filter(({ url }) => url.includes(`${id}?`)).map(({ header }) => tokenIn(header))
    if (settled !== 1) broken.push(`${id} settled ${settled} times`)
    if (sent.length > (auth ? 2 : 1)) broken.push(`${id} was sent ${sent.length} times`)
    if (old && sent.includes(old)) broken.push(`${id} was sent with the old token`)
    if (!auth && sent.some((token) => token)) broken.push(`${id} carried a token`)
  }
  if (vi.getTimerCount() > 0) broken.push(`${vi.getTimerCount()} timers are left`)
  return broken
}
