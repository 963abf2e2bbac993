// The app's client: one file composes it from plugins and from interceptors of the app's own.
import { createClient, type Tracer } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { config } from './config.ts'
import { clientVersion } from './interceptors/client-version.ts'
import { envelope } from './interceptors/envelope.ts'
import type { Session } from './services/types.ts'
import type { SessionStore } from './session.ts'

export interface HttpOptions {
  readonly session: SessionStore<Session>
  readonly trace?: Tracer | undefined
}

export function createHttp({ session, trace }: HttpOptions) {
  const getToken = () => session.get()?.token
  return createClient({ baseURL: config.baseURL, timeout: 10_000, trace })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ codes: ['99997'] })) // in an HTTP 200; HTTP 401 is the default
    .use(loginRedirect({ url: config.loginPage, getToken, onRedirect: session.clear }))
    .use(clientVersion(config.version))
    .use(envelope({ codeField: 'code', success: '10000', wordsField: 'message' }))
}
