// An app and its server for the random lives of a session: tokens that expire, and refreshes that end as planned.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { createHost, faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { type Token, tokenRefresh } from '../src/index.ts'
import { type Issued, tokenIn } from './app.ts'

export type Outcome = 'ok' | 'refused' | 'rejects' | 'throws' | 'no token' | 'never ends' | 'lost' | 'busy'

export interface WorldOptions {
  /** How the app reads its token. */
  readonly reading: 'sync' | 'microtask' | 'slow'
  /** Milliseconds that a token lives. */
  readonly lives: number
  /** Whether the app knows that. */
  readonly isProactive: boolean
  readonly limit: number
  /** Whether requests wait for the login page. */
  readonly resumes: boolean
}

/** A refresh that was begun; over at `until` at the latest. */
interface Flight {
  /** The token that it replaces, where the model can know it. */
  readonly before: Token
  readonly isKnown: boolean
  until: number
  /** The token that it has yielded. */
  token?: Token
}

const timeout = 1_000
// Milliseconds that a slow storage takes to return what it held when it was asked.
const slowness = 3

export const login = 'pages/login/login'

/** Makes a world; what it sees go against the rules, it adds to `broken`. */
export function createWorld({ reading, lives, isProactive, limit, resumes }: WorldOptions, broken: string[]) {
  const alive = new Map<Token, number>()
  let issued = 0
  const issue = (by: string): string => {
    const token = `${by}-${++issued}`
    alive.set(token, Date.now() + lives)
    return token
  }
  const session: { token: Token; since: number } = { token: issue('first'), since: 0 }
  const become = (token: Token) => Object.assign(session, { token, since: Date.now() })
  const plan: { outcome: Outcome; ms: number } = { outcome: 'ok', ms: 5 }

  const host = createHost({
    entry: 'pages/home/home',
    maxRequests: 1_000,
    handler: ({ path, query, header }) => {
      if (path === '/refresh') {
        const { outcome, ms: delay } = plan
        if (outcome === 'lost') return { ...faults.connectionReset(), delay }
        if (outcome === 'ok') return { data: { token: issue('refreshed') }, delay }
        return { statusCode: outcome === 'busy' ? 503 : 401, delay }
      }
      const isGood = (alive.get(tokenIn(header)) ?? 0) > Date.now()
      return { statusCode: isGood ? 200 : 401, data: { path }, delay: Number(query['delay']) }
    },
  })

  const getToken = (): Token | Promise<Token> => {
    const { token } = session
    if (reading === 'sync') return token
    if (reading === 'microtask') return Promise.resolve(token)
    return new Promise((done) => setTimeout(() => done(token), slowness))
  }

  const flights: Flight[] = []
  const running = () => flights.find(({ until }) => until > Date.now())
  const later = (ms: number, settle: () => Issued) => new Promise<void>((done) => setTimeout(done, ms)).then(settle)
  const fail = (): never => {
    throw new Error('refused by the app')
  }

  const plugin = tokenRefresh<Issued>({
    getToken,
    refreshTimeout: timeout,
    limit,
    refresh(api) {
      if (running()) broken.push('a second refresh is in flight')
      // What was read before the session changed may arrive after it: then the model cannot tell what is replaced.
      const isKnown = reading === 'sync' || Date.now() - session.since > slowness
      const flight: Flight = { before: isKnown ? session.token : undefined, isKnown, until: Date.now() + timeout }
      flights.push(flight)
      const ended = () => {
        flight.until = Math.min(flight.until, Date.now())
      }
      const { outcome, ms } = plan
      if (outcome === 'throws') {
        ended()
        throw new Error('thrown')
      }
      const ways: { readonly [outcome: string]: () => Promise<Issued> } = {
        rejects: () => later(ms, fail),
        'no token': () => later(ms, () => ({ token: '' })),
        'never ends': () => new Promise(() => {}),
      }
      const yielded = ways[outcome]?.() ?? api.post<Issued>('refresh').then(({ data }) => data)
      yielded.then(({ token }) => {
        flight.token = token
        ended()
      }, ended)
      return yielded
    },
    setToken({ token }) {
      const own = flights.find((each) => each.token === token)
      // One that came after its time is stored all the same, and that of a later refresh replaces it.
      const stored = flights.find((each) => each.token === session.token)
      const isLate = stored && (!stored.isKnown || stored.before === own?.before)
      // A slow storage may have been asked before a logout and answer after it: nobody can know.
      const hasChanged = reading !== 'slow' && own?.isKnown && session.token !== own.before && !isLate
      if (hasChanged) broken.push('a session that had ended was brought back')
      if (!own || own.until > Date.now()) broken.push('a session was stored before its refresh ended')
      become(token)
    },
    ...(isProactive && { expiresAt: (token: Token) => alive.get(token), skew: 100 }),
  })

  Object.assign(host.wx, { getCurrentPages: host.getCurrentPages })
  const loginPlugin = loginRedirect({ loginPage: login, getToken, whileLoggingIn: resumes ? 'wait' : undefined })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry())
    .use(loginPlugin)
    .use(plugin)

  return {
    client,
    host,
    session,
    running,
    /** How refreshes end from now on. */
    plan,
    /** The server forgets every token. */
    expire: () => alive.clear(),
    logOut: () => become(null),
    logIn() {
      become(issue('user'))
      if (resumes) loginPlugin.completed()
      else if (host.page?.route === login) host.unloadPage()
    },
  }
}
