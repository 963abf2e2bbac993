// The app's client: one file composes it from plugins and from interceptors of the app's own.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { retry } from '@wxpipe/retry'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { BASE_URL, LOGIN_PAGE, VERSION } from './config'
import { clientVersion } from './interceptors/client-version'
import { envelope } from './interceptors/envelope'
import { session } from './session'

const getToken = () => session.get()?.token

export const http = createClient({ baseURL: BASE_URL, timeout: 10000 })
  .use(tokenInjection({ getToken }))
  .use(tokenExpiry({ codes: ['99997'] })) // in an HTTP 200; HTTP 401 is the default
  .use(loginRedirect({ url: LOGIN_PAGE, getToken, onRedirect: session.clear }))
  .use(retry()) // what a weak network has lost, writes by POST excepted
  .use(pageScope()) // a page that is left takes its requests along
  .use(clientVersion(VERSION))
  .use(envelope)
