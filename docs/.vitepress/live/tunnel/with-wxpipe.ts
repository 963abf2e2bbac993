// The same app with wxpipe: the session's plugins, and three for the network.
import { type Client, createClient, type Host, type Tracer } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import type { Session } from './session.ts'

export function createWithWxpipe(host: Host, session: Session, baseURL: string, trace: Tracer) {
  const refresh = (api: Client) => api.post<{ token: string }>('token/refresh').then(({ data }) => data)
  return createClient({ host, baseURL, account: () => 'reader', trace })
    .use(tokenInjection(session))
    .use(tokenExpiry())
    .use(tokenRefresh({ ...session, refresh }))
    .use(loginRedirect(session))
    .use(retry({ limit: 5 }))
    .use(resume({ offlineTimeout: 60_000 }))
    .use(queue({ coolDown }))
}
