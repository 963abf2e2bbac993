// Two clients with every plugin, quick to try again.
import { cache } from '@wxpipe/cache'
import { createClient, type HttpRequest, type Interceptor } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { type createPhone, login } from './phone.ts'

export interface Session {
  user: number
  token: string
}

// Keys of plugins that the client which refresh is given does not know by its type.
const patient: object = { retry: 20, resume: true, scope: false }

/** Makes the clients; with `leak` each request that is sent is held for ever. */
export function createApp(
  { host, wx }: Pick<ReturnType<typeof createPhone>, 'host' | 'wx'>,
  session: Session,
  leak: boolean,
) {
  const counts = { announced: 0, asked: 0, most: 0 }
  const held: HttpRequest[] = []
  const census: Interceptor = {
    name: 'census',
    order: 900,
    request(request) {
      counts.announced++
      if (leak) held.push(request)
      return request
    },
  }
  const { request: ask } = wx
  wx.request = (options) => {
    counts.asked++
    const task = ask(options)
    counts.most = Math.max(counts.most, host.inFlight)
    return task
  }
  const getToken = () => session.token
  const slots = queue({ coolDown })
  const shared = {
    scope: pageScope(),
    redirect: loginRedirect({ loginPage: login, getToken, whileLoggingIn: 'wait', maxWaiting: 1_000 }),
    bound: deadline({ total: 120_000 }),
    cached: cache(),
    single: dedupe(),
    again: retry({ limit: 20, baseDelay: 2 }),
    resume: resume({ limit: 1_000 }),
    refresh: tokenRefresh({
      getToken,
      refresh: async (api) => (await api.post<{ token: string }>('refresh', {}, patient)).data,
      setToken: ({ token }) => Object.assign(session, { token }),
      limit: 1_000,
    }),
  }
  const clients = [0, 1].map(() =>
    createClient({
      host: wx,
      baseURL: 'https://api.example.com/',
      timeout: 100,
      maxSends: 1_000,
      account: () => session.user,
    })
      .use(shared.scope)
      .use(shared.redirect)
      .use(shared.bound)
      .use(shared.cached)
      .use(shared.single)
      .use(shared.again)
      .use(shared.resume)
      .use(shared.refresh)
      .use(slots)
      .use(tokenInjection({ getToken }))
      .use(tokenExpiry({ codes: ['99997'] }))
      .use(census),
  )
  return { clients, slots, counts, login: shared.redirect }
}
