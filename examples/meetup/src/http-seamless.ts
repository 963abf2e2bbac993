// The same client for an app whose user should notice nothing: it refreshes the token, and logs in and resumes if that
// fails.
import { createClient } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { loginRedirect } from '@wxpipe/login-redirect'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { config } from './config.ts'
import type { HttpOptions } from './http.ts'
import { clientVersion } from './interceptors/client-version.ts'
import { sessionOptions } from './session-options.ts'

export function createSeamlessHttp({ session, trace }: HttpOptions) {
  const options = sessionOptions(session)
  const login = loginRedirect({ ...options, whileLoggingIn: 'wait' })
  const client = createClient({ baseURL: config.baseURL, account: session.account, timeout: 10_000, trace })
    .use(tokenInjection(options))
    .use(tokenExpiry(options))
    .use(tokenRefresh(options))
    .use(login)
    .use(clientVersion(config.version))
    .use(envelope({ success: ['10000'] })) // the data, or a BusinessError with the server's message
  return { client, login }
}
