// A small app on the simulated host: a server that knows which tokens are valid, and a client with loginRedirect.
import { AuthExpiredError, type ClientOptions, createClient, type HttpRequest, withRequest } from '@wxpipe/core'
import { createHost, type HostOptions } from '@wxpipe/testing'
import { type LoginRedirectOptions, loginRedirect, type RoutingHost } from '../src/index.ts'
import { loginStateOf } from '../src/login-state.ts'

export const LOGIN = '/pages/login/login'
export const HOME = 'pages/home/home'

type Redirect = Partial<LoginRedirectOptions>

/**
 * Starts the app on its home page; no token is valid until a test says so.
 * @param clientOptions of its clients, such as `host: undefined` for the globals
 */
export function startApp(redirect: Redirect = {}, options: HostOptions = {}, clientOptions: ClientOptions = {}) {
  const host = createHost({
    entry: HOME,
    // `/slow?ms=50` responds after 50 ms.
    handler: ({ header, query }) => ({
      statusCode: app.valid.has(String(header['token'])) ? 200 : 401,
      delay: Number(query['ms'] ?? 0),
      data: {},
    }),
    ...options,
  })
  const isPlain = !options.quirks?.frozen && !options.quirks?.strictProxy
  const { getCurrentPages } = host
  const wx = isPlain ? Object.assign(host.wx, { getCurrentPages }) : host.wx
  const routing: RoutingHost = wx

  const app = {
    host,
    routing,
    /** The plugin that the login page calls; another client of the app has it. */
    login: loginRedirect({ loginPage: LOGIN, ...redirect }),
    valid: new Set<string>(),
    token: 'old' as string | undefined,
    /** A client of this app; it sends the token of the moment and judges a 401. */
    client: (more: Redirect = {}, factory = loginRedirect) =>
      newClient()
        .use({
          name: 'session',
          order: 700,
          request: (request) => withRequest(request, { credential: app.token ?? '', header: headerOf(app.token) }),
          error: (_error, request: HttpRequest) => {
            throw new AuthExpiredError('the session has expired', { request })
          },
        })
        .use(factory({ loginPage: LOGIN, ...redirect, ...more })),
    /** What a login page does when the server has given it a token. */
    logIn(token = 'new') {
      app.valid.add(token)
      app.token = token
      return app.login.completed()
    },
    /** The URLs of the open pages, the top one last. */
    pages: () => host.pages.map(({ url }) => url),
    /** The routing calls so far. */
    routes: () => host.calls.filter(({ api }) => /To$|^reLaunch|^switchTab|Back$/.test(api)).map(({ api }) => api),
    /** How many requests wait for the login. */
    waiting: () => loginStateOf(routing).waiting.size,
    /** The login pages that have opened so far. */
    logins: () =>
      host.calls.filter(
        ({ state, options: call }) => state === 'success' && String((call as { url?: string })?.url).includes(LOGIN),
      ).length,
  }
  const newClient = () => createClient({ host: wx, baseURL: 'https://api.example.com/', ...clientOptions })
  newClient().use(app.login)
  return app
}

const headerOf = (token: string | undefined): { [name: string]: string } => (token === undefined ? {} : { token })

/** What a promise rejects with. */
export const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error,
  )

/** A promise's state, as it is now. */
export function stateOf(promise: Promise<unknown>) {
  const state = { now: 'pending' as 'pending' | 'resolved' | 'rejected', reason: undefined as unknown }
  promise.then(
    () => {
      state.now = 'resolved'
    },
    (reason: unknown) => {
      Object.assign(state, { now: 'rejected', reason })
    },
  )
  return state
}
