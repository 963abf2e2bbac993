// The app's client: one file composes it from plugins and from an interceptor of the app's own.
import { createClient } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { retry } from '@wxpipe/retry'
import { stream } from '@wxpipe/stream'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { transfer } from '@wxpipe/transfer'
import { BASE_URL, VERSION } from './config'
import { tracer } from './inspector'
import { clientVersion } from './interceptors/client-version'
import { session, sessionOptions } from './session'
import { refusalWords } from './utils/words'

/** Opens the login page, which tells it how the login ended. */
export const login = loginRedirect(sessionOptions)

const client = createClient({ baseURL: BASE_URL, account: session.account, timeout: 10000, trace: tracer })
  .use(envelope({ success: ['10000'] })) // `{ code, data }` becomes the data, or an error with the server's message
  .use(tokenInjection(sessionOptions))
  .use(tokenExpiry(sessionOptions))
  .use(login)
  .use(toast({ words: refusalWords })) // tells the user once why a request has failed
  .use(loading()) // an indicator for requests that ask for one
  .use(retry()) // repeats what a weak network has lost; a POST only if it asks for it
  .use(idempotencyKey()) // all attempts of a write have the same key
  .use(pageScope()) // leaving a page ends its reads
  .use(transfer()) // pictures are uploaded and downloaded as files
  .use(stream({ idleTimeout: 20000 })) // a response is read while it is being written
  .use(clientVersion(VERSION))

/** For the actions of buttons. */
export const http = dataOf(client)

/** For the content of a page, which itself says why there is nothing: no toast. */
export const quiet = dataOf(client.extend({ toast: false }))
