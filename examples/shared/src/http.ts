// The app's client, on any host: the differences between uni-app and Taro stay in their own folders.
import { createClient, type Host } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { retry } from '@wxpipe/retry'
import { stream } from '@wxpipe/stream'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { transfer } from '@wxpipe/transfer'
import { config } from '../../meetup/src/config.ts'
import { clientVersion } from '../../meetup/src/interceptors/client-version.ts'
import type { Session } from '../../meetup/src/services/types.ts'
import type { SessionStore } from '../../meetup/src/session.ts'
import { sessionOptions } from '../../meetup/src/session-options.ts'

export interface HttpOptions {
  /** Such as `uniHost()` or `taroHost()`. */
  readonly host: Host
  readonly baseURL: string
  readonly session: SessionStore<Session>
}

export function createHttp({ host, baseURL, session }: HttpOptions) {
  const options = sessionOptions(session)
  const login = loginRedirect({ ...options, whileLoggingIn: 'wait' })
  const scope = pageScope()
  const client = createClient({ host, baseURL, account: session.account, timeout: 10_000 })
    .use(envelope({ success: ['10000'] })) // the data, or a BusinessError with the server's message
    .use(tokenInjection(options))
    .use(tokenExpiry(options))
    .use(tokenRefresh(options)) // one refresh for all requests with an expired token
    .use(login) // if the refresh fails, requests wait for the login and continue after it
    .use(retry()) // repeats what a weak network has lost
    .use(scope) // leaving a page ends its reads
    .use(transfer()) // pictures are sent as files
    .use(stream({ idleTimeout: 20_000 })) // a response is read while it is being written
    .use(clientVersion(config.version))
  return { client, login, scope }
}
