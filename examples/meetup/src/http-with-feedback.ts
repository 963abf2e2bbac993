// The client of an app that tells its user what happens: one indicator, one toast, the server's own message.
import { createClient } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { retry } from '@wxpipe/retry'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { validation } from '@wxpipe/validation'
import { config } from './config.ts'
import type { HttpOptions } from './http.ts'
import { sessionOptions } from './session-options.ts'

export function createHttpWithFeedback({ session, trace }: HttpOptions) {
  const options = sessionOptions(session)
  const login = loginRedirect({ ...options, whileLoggingIn: 'wait' })
  const client = createClient({ baseURL: config.baseURL, account: session.account, timeout: 10_000, trace })
    .use(toast()) // what went wrong, once
    .use(login)
    .use(loading()) // for requests that ask for it
    .use(validation()) // for requests that have a schema
    .use(dedupe())
    .use(idempotencyKey()) // the same key on every attempt of a write
    .use(retry())
    .use(tokenInjection(options))
    .use(envelope({ success: ['10000'] })) // data, or a BusinessError with the server's message
    .use(tokenExpiry(options))
  return { client, login }
}
