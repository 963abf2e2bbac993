// The same client for an app whose user should notice nothing: refresh first, and log in and resume if that cannot help.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { config } from './config.ts'
import type { HttpOptions } from './http.ts'
import { clientVersion } from './interceptors/client-version.ts'
import { envelope } from './interceptors/envelope.ts'
import { renewSession } from './services/account.ts'

export function createSeamlessHttp({ session, trace }: HttpOptions) {
  const getToken = () => session.get()?.token
  return createClient({ baseURL: config.baseURL, timeout: 10_000, trace })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ codes: ['99997'] }))
    .use(
      tokenRefresh({
        getToken,
        refresh: (client) => renewSession(client, session.get()?.refreshToken),
        setToken: session.set,
      }),
    )
    .use(loginRedirect({ url: config.loginPage, getToken, onRedirect: session.clear, resume: 'wait' }))
    .use(clientVersion(config.version))
    .use(envelope({ codeField: 'code', success: '10000', wordsField: 'message' }))
}
