// The app's client: one file composes it from plugins and from an interceptor of the app's own.
import { createClient, type Tracer } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { type LoginRedirectPlugin, loginRedirect } from '@wxpipe/login-redirect'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { config } from './config.ts'
import { clientVersion } from './interceptors/client-version.ts'
import type { AuthClient } from './services/account.ts'
import type { Session } from './services/types.ts'
import type { SessionStore } from './session.ts'
import { sessionOptions } from './session-options.ts'

export interface HttpOptions {
  readonly session: SessionStore<Session>
  readonly trace?: Tracer | undefined
}

/** What the app needs: the services send with the client, and the login page tells `login` how the login ended. */
export interface Http {
  readonly client: AuthClient
  readonly login: LoginRedirectPlugin
}

export function createHttp({ session, trace }: HttpOptions) {
  const options = sessionOptions(session)
  const login = loginRedirect(options)
  const client = createClient({ baseURL: config.baseURL, account: session.account, timeout: 10_000, trace })
    .use(tokenInjection(options))
    .use(tokenExpiry(options))
    .use(login)
    .use(clientVersion(config.version))
    .use(envelope({ success: ['10000'] })) // the data, or a BusinessError with the server's message
  return { client, login }
}
