// The app of the flow: its session, its two clients with every plugin that touches the host, and what its server has seen.
import { cache } from '@wxpipe/cache'
import { type Client, createClient } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { queue } from '@wxpipe/queue'
import { retry } from '@wxpipe/retry'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { type TokenInjectionKeys, tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import type { FlowRuntime } from './runtime.ts'

interface Tokens {
  readonly token: string
  readonly refreshToken: string
}

/** A request as the server has got it. */
export interface Seen {
  readonly method: string
  readonly authorization: string
  readonly body: unknown
}

export type FlowApp = ReturnType<typeof createFlowApp>

export function createFlowApp({ host, scope, baseURL, pages }: FlowRuntime) {
  const session = { token: '', refreshToken: '', logins: 0 }
  const options = {
    getToken: () => session.token,
    setToken: (next: Tokens) => void Object.assign(session, next),
    refresh: (api: Client) =>
      api.post<Tokens>('token/refresh', { refreshToken: session.refreshToken }).then(({ data }) => data),
    onRedirect: () => {
      session.logins += 1
    },
    codes: ['99997'],
    loginPage: pages.login,
  }
  const bare = () => createClient({ host, baseURL, account: () => 7, timeout: 10_000 })
  const compose = (login: ReturnType<typeof loginRedirect>) =>
    bare()
      .use(scope)
      .use(login)
      .use(cache())
      .use(dedupe())
      .use(retry())
      .use(tokenRefresh(options))
      .use(queue({ concurrency: 3 }))
      .use(tokenInjection(options))
      .use(tokenExpiry(options))

  const login = loginRedirect(options)
  const patientLogin = loginRedirect({ ...options, whileLoggingIn: 'wait' })
  const client = compose(login)
  const outside = { auth: false, login: false } as const

  return {
    session,
    login,
    patientLogin,
    client,
    /** Its requests wait for the login. */
    patient: compose(patientLogin),
    /** Knows that a session has expired, and has nothing that mends it. */
    plain: bare().use(tokenInjection(options)).use(tokenExpiry(options)) as Client<TokenInjectionKeys>,
    bare,

    logIn: async () => {
      const { data } = await client.post<Tokens>('login', {}, outside)
      Object.assign(session, data)
    },
    /** Access tokens end. */
    expire: () => client.post('control/expire', {}, outside),
    /** Refresh tokens end too: only a login helps. */
    endSession: () => client.post('control/end', {}, outside),
    /** What the server has got at a path of this run. */
    seen: async (path: string) => (await client.get<readonly Seen[]>('log', { ...outside, query: { path } })).data,
    /** How many requests of `busy` it has had at a time. */
    peak: async () => (await client.get<{ peak: number }>('peak', outside)).data.peak,
  }
}
