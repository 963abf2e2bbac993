// The app's client: one file composes it from plugins and from interceptors of the app's own.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { retry } from '@wxpipe/retry'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { BASE_URL, VERSION } from './config'
import { clientVersion } from './interceptors/client-version'
import { envelope } from './interceptors/envelope'
import { session, sessionOptions } from './session'

/** Opens the login page; that page says on it how the login went. */
export const login = loginRedirect(sessionOptions)

export const http = createClient({ baseURL: BASE_URL, account: session.account, timeout: 10000 })
  .use(tokenInjection(sessionOptions))
  .use(tokenExpiry(sessionOptions))
  .use(login)
  .use(retry()) // what a weak network has lost, writes by POST excepted
  .use(pageScope()) // a page that is left takes its reads along
  .use(clientVersion(VERSION))
  .use(envelope)
