// A second project composes the same packages for another dialect: its own token header, expiry codes and login page.
import { createClient, type Tracer } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { loginRedirect } from '@wxpipe/login-redirect'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { clientVersion } from '../interceptors/client-version.ts'
import type { AdminSession } from '../services/types.ts'
import type { SessionStore } from '../session.ts'
import { adminConfig } from './config.ts'

export interface AdminHttpOptions {
  readonly session: SessionStore<AdminSession>
  readonly trace?: Tracer | undefined
}

export function createAdminHttp({ session, trace }: AdminHttpOptions) {
  const options = {
    getToken: () => session.get()?.sessionKey,
    header: 'sessionKey',
    scheme: '',
    codeField: 'errno',
    codes: [40101], // in an HTTP 400; HTTP 401 is the default
    onRedirect: session.clear,
    loginPage: adminConfig.loginPage,
  }
  const login = loginRedirect(options)
  const client = createClient({ baseURL: adminConfig.baseURL, account: session.account, timeout: 10_000, trace })
    .use(tokenInjection(options))
    .use(tokenExpiry(options))
    .use(login)
    .use(clientVersion(adminConfig.version))
    .use(envelope({ code: 'errno', success: [0], message: 'errmsg' }))
  return { client, login }
}
