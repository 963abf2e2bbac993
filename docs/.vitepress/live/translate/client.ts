// Builds the client of a choice over a simulated phone, so that the page shows what the library itself prints and says.
import { cache } from '@wxpipe/cache'
import { type Client, createClient, type Interceptor } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { retry } from '@wxpipe/retry'
import { createHost } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import type { Choice } from './choice.ts'
import { type Envelope, factsOf } from './facts.ts'
import { pluginsOf } from './parts.ts'

function envelopeRule({ form, success, code, message, data }: Envelope): Parameters<typeof envelope>[0] {
  if (form === 'jeecg') return { success: (body) => body['success'] === true, data: 'result' }
  if (form === 'ruoyi')
    return {
      success: [200],
      data: ({ data, rows, total, ...rest }) => (rows ? { list: rows, total } : (data ?? rest)),
    }
  return { success, code, message, data }
}

const host = createHost({ handler: () => ({ data: {} }) }).wx

/** @throws ConfigError for what the library refuses, such as a header that cannot be one */
export function clientOf(choice: Choice): Pick<Client, 'inspect'> {
  const facts = factsOf(choice)
  const { baseURL, timeout, headers, header, scheme, statusCodes, codes, codeField, loginPage } = facts
  const session = {
    ...{ getToken: () => 'token', header, scheme, statusCodes, codes, codeField, loginPage },
    refresh: () => 'token',
  }
  const makers: Readonly<Record<string, () => Interceptor>> = {
    'token-injection': () => tokenInjection(session),
    'token-expiry': () => tokenExpiry(session),
    'token-refresh': () => tokenRefresh(session),
    'login-redirect': () => loginRedirect(session),
    cache: () => cache(),
    retry: () => retry(),
    envelope: () => envelope(facts.envelope ? envelopeRule(facts.envelope) : { success: [] }),
    toast: () => toast(),
    loading: () => loading({ byDefault: true }),
  }
  const client = createClient({
    host,
    baseURL,
    header: headers,
    ...(timeout && { timeout }),
    account: () => null,
  })
  for (const id of pluginsOf(choice, facts)) client.use(makers[id]!())
  return client
}
