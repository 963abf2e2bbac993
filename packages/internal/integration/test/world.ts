// An app with every plugin on a simulated phone, whose every send is looked at.
import { cache, memoryStore, storageStore } from '@wxpipe/cache'
import { createClient, createTracer } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { createHost, type PageDefinition, type RequestOptions } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { createCensus, type Send } from './census.ts'
import { type CreateExtras, type Extras, withoutExtras } from './extras.ts'
import { endOf, type Fate } from './fates.ts'
import { pageAt } from './phone.ts'
import { baseURL } from './requests.ts'
import { createRests } from './rests.ts'
import { createSession, type SessionOptions, tokenIn } from './session.ts'
import { watchedWx } from './watched-wx.ts'

export const login = 'pages/login/login'
const home = 'pages/home/home'

export interface WorldOptions extends SessionOptions {
  /** Slots of the queue. */
  readonly limit: number
  readonly maxSends: number
  readonly isTraced: boolean
  /** Whether wx tells which page goes; where not, pages are wrapped. */
  readonly hasRouteEvents: boolean
  /** Whether failed requests wait for the login page. */
  readonly resumes: boolean
  readonly store: 'memory' | 'storage'
  /** How one send after the other ends; begins anew after the last. */
  readonly fates: readonly Fate[]
}

/** Makes the world; `onSend` sees each send a moment before the host does. */
export function createWorld(
  options: WorldOptions,
  broken: string[],
  onSend: (send: Send, url: string) => void,
  createExtras: CreateExtras = withoutExtras,
) {
  const { limit, maxSends, isTraced, hasRouteEvents, resumes, store, fates } = options
  const onUser = { tell: (_user: string | null): void => {} }
  const refreshOptions = {}
  const session = createSession(options, broken, (user) => onUser.tell(user), refreshOptions)
  let fate: Fate = 'ok'
  let isCalm = false

  const rests = createRests()
  const host = createHost({
    entry: home,
    quirks: { noRouteEvents: !hasRouteEvents },
    // Whoever keeps to the limit, it is not the host.
    maxRequests: 1_000,
    handler: (request) => rests.hear(request, { ...extras.serve(request), ...endOf(fate).reply }),
  })
  const { wx, listening } = watchedWx(host)
  const extras: Extras = createExtras({ host, wx, broken, serve: session.serve })
  Object.assign(refreshOptions, extras.refreshOptions)

  const census = createCensus(extras.isMocked)
  const { counts } = census
  const past = new WeakSet<object>()
  const { request: ask } = wx
  wx.request = (asked: RequestOptions) => {
    const sending = census.take()
    if (!sending) broken.push(`${asked.url} was sent by nobody`)
    else {
      onSend(sending, asked.url)
      extras.sent(sending.request, asked)
      if ((sending.request.options as { queue?: unknown }).queue === false) past.add(asked)
    }
    if (tokenIn(asked) && !asked.url.startsWith(baseURL)) broken.push(`a token went to ${asked.url}`)
    fate = isCalm ? 'ok' : fates[(host.requests.length + fates.length) % fates.length]!
    const { outcome } = session.plan
    if (asked.url.endsWith('/refresh') && outcome !== 'like the rest') fate = outcome === 'refused' ? 'expired' : 'ok'
    const { fault } = endOf(fate)
    if (fault) host.fail(fault)
    const task = ask(asked)
    const running = host.requests.filter(({ state, options }) => state === 'running' && !past.has(options as object))
    if (running.length > limit) broken.push(`${running.length} requests at the host`)
    return task
  }

  const slots = queue({ concurrency: limit, coolDown })
  const shared = {
    scope: pageScope(),
    redirect: loginRedirect({
      loginPage: login,
      getToken: session.getToken,
      whileLoggingIn: resumes ? 'wait' : undefined,
      waitTimeout: 5_000,
    }),
    bound: deadline({ total: 20_000 }),
    cached: cache({ store: store === 'memory' ? memoryStore({ maxEntries: 3 }) : storageStore() }),
    single: dedupe(),
    resume: resume(),
  }
  const trace = createTracer(({ type, name, request }) => {
    if (type === 'enter' && name === 'transport' && !extras.isMocked(request!)) counts.traced++
  })
  const createOne = () => {
    const client = createClient({
      host: wx,
      baseURL,
      timeout: 2_000,
      maxSends,
      account: () => session.current.user,
      ...(isTraced && { trace }),
    })
      .use(shared.scope)
      .use(shared.redirect)
      .use(shared.bound)
      .use(shared.cached)
      .use(shared.single)
      .use(retry())
      .use(shared.resume)
      .use(session.plugin)
      .use(slots)
      .use(tokenInjection({ getToken: session.getToken }))
      .use(tokenExpiry({ codes: ['99997'] }))
      .use(census.plugin)
    extras.equip(client)
    return client
  }

  const wrapped = (page: PageDefinition): PageDefinition => (hasRouteEvents ? page : shared.scope.wrap(page))
  for (const route of [home, ...[1, 2, 3, 4, 5, 6, 7].map(pageAt)]) host.definePage(route, wrapped({}))
  host.definePage(login, wrapped(resumes ? { onUnload: () => void shared.redirect.cancelled() } : {}))
  const logIn = () => {
    session.logIn()
    if (resumes) void shared.redirect.completed({ home })
    else if (host.page?.route === login) host.unloadPage()
  }
  return {
    host,
    session,
    slots,
    counts,
    extras,
    listening,
    resting: rests.count,
    onUser,
    logIn,
    /** The app drops what it has cached. */
    invalidate: () => shared.cached.invalidate('all'),
    createClient: createOne,
    /** From now on every send ends well. */
    calm: () => {
      isCalm = true
      extras.calm()
      Object.assign(session.plan, { outcome: 'ok', ms: 5, lives: 1e9 })
    },
  }
}
