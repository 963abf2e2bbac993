// An app whose users come and go, with every plugin that sends, keeps, waits or tells: whose token each send carries, and whose answer each caller gets.
import { cache, memoryStore, storageStore } from '@wxpipe/cache'
import { type Client, createClient, type HttpRequest, type Interceptor } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { stream } from '@wxpipe/stream'
import { createHost, type Reply } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { validation } from '@wxpipe/validation'
import { type Fate, fates } from '../fates.ts'
import { createServer, type Issued } from './server.ts'

/** Somebody, nobody, or not known yet. */
export type User = string | null | undefined

export interface WorldOptions {
  /** How the app reads its token: a slow storage yields what it held when it was asked. */
  readonly reading: 'sync' | 'slow'
  readonly store: 'memory' | 'storage'
  /** Whether failed requests wait for the login. */
  readonly waitsForLogin: boolean
  /** Whether the host tells a stream while it comes; else all of it comes at the end (WeChat for PC). */
  readonly tellsChunks: boolean
  /** Whether the app tells wxpipe who is logged in; `false` is the planted fault. */
  readonly tellsAccount: boolean
  /** How one send after the other ends. */
  readonly fates: readonly Fate[]
}

const baseURL = 'https://api.example.com/'
const loginPage = 'pages/login/login'

/** Makes the world; what crosses from one account to another is added to `crossed`. */
export function createWorld(options: WorldOptions, crossed: string[]) {
  const { reading, store, waitsForLogin, tellsChunks, tellsAccount } = options
  const { issued, issue, serve } = createServer()
  const current: { user: User; token: string | undefined } = { user: undefined, token: undefined }
  const isAnother = (user: User) => !!user && !!current.user && user !== current.user

  let isCalm = false
  const host = createHost({
    entry: 'pages/home/home',
    maxRequests: 1_000,
    quirks: { noChunks: !tellsChunks },
    handler: (request) => {
      const served = serve(request)
      return served.statusCode === 401 ? served : { ...served, ...(isCalm ? {} : endNow().reply) }
    },
  })
  const endNow = (): { reply?: Reply; fault?: Parameters<typeof host.fail>[0] } =>
    fates[options.fates[host.requests.length % options.fates.length]!]

  // Whose call it is: whoever was logged in when it began, or else whoever it was first sent as.
  const owners = new WeakMap<object, User>()
  const begins: Interceptor = {
    name: 'begins',
    order: 0,
    request(request) {
      owners.set(request.call, current.user)
      return request
    },
  }
  const sends: Interceptor = {
    name: 'sends',
    order: 900,
    request(request: HttpRequest) {
      const token = (request.header['Authorization'] ?? '').replace('Bearer ', '')
      const sentAs = token ? issued.get(token)!.user : (request.data as { user?: string } | undefined)?.user
      const owner = owners.get(request.call)
      if (sentAs && owner && sentAs !== owner) crossed.push(`${owner}'s ${request.url} was sent as ${sentAs}`)
      if (isAnother(owner)) crossed.push(`${owner}'s ${request.url} was sent while ${current.user} was logged in`)
      if (isAnother(sentAs)) crossed.push(`${request.url} was sent as ${sentAs} while ${current.user} was logged in`)
      if (sentAs && !owner) owners.set(request.call, sentAs)
      const { fault } = isCalm ? {} : endNow()
      if (fault) host.fail(fault)
      return request
    },
  }

  const become = (user: User, token?: string) => Object.assign(current, { user, token })
  const session = {
    getToken(): string | undefined | Promise<string | undefined> {
      const { token } = current
      return reading === 'sync' ? token : new Promise((done) => setTimeout(() => done(token), 3))
    },
    setToken(next: Issued) {
      if (isAnother(next.user)) crossed.push(`${next.user}'s new token was stored while ${current.user} was logged in`)
      if (current.user === null) crossed.push(`${next.user}'s new token was stored after the logout`)
      if (current.user) become(next.user, next.token)
    },
    refresh(api: Client) {
      const { user } = current
      if (!user) throw new Error('nobody is logged in')
      return api.post<Issued>('refresh', { user }).then(({ data }) => data)
    },
    refreshTimeout: 1_000,
    loginPage,
    onRedirect: () => become(null),
    ...(waitsForLogin && { whileLoggingIn: 'wait' as const }),
    waitTimeout: 5_000,
    codes: ['99997'],
  }
  const login = loginRedirect(session)
  const slots = queue({ concurrency: 2 })
  const client = createClient({
    host: { ...host.wx, getCurrentPages: host.getCurrentPages } as typeof host.wx,
    baseURL,
    timeout: 2_000,
    account: () => (tellsAccount ? current.user : 'anybody'),
  })
    .use(begins)
    .use(pageScope())
    .use(loading({ show() {}, hide() {} }))
    .use(toast({ show() {} }))
    .use(login)
    .use(deadline())
    .use(validation())
    .use(stream())
    .use(cache({ store: store === 'memory' ? memoryStore() : storageStore() }))
    .use(dedupe())
    .use(idempotencyKey())
    .use(retry())
    .use(resume())
    .use(tokenRefresh<Issued>(session))
    .use(slots)
    .use(tokenInjection(session))
    .use(tokenExpiry(session))
    .use(sends)

  return {
    host,
    client,
    slots,
    current,
    isAnother,
    /** Somebody logs in, with a token of their own. */
    logIn(user: string) {
      become(user, issue(user).token)
      if (waitsForLogin) void login.completed({ home: '/pages/home/home' })
      else if (host.page?.route === loginPage) host.unloadPage()
    },
    logOut: () => become(null),
    /** The app starts anew and has not looked into its storage yet. */
    forget: () => become(undefined),
    /** The server forgets every token. */
    expire() {
      for (const each of issued.values()) each.isGood = false
    },
    calm() {
      isCalm = true
    },
  }
}
