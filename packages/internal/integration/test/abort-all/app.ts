// An app with every plugin and the recipe, whose server knows what to do by the path.
import { cache } from '@wxpipe/cache'
import { createClient } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { mock, reply } from '@wxpipe/mock'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { signing } from '@wxpipe/signing'
import { stream } from '@wxpipe/stream'
import { createHost } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { transfer } from '@wxpipe/transfer'
import { validation } from '@wxpipe/validation'
import { abortable, abortableBehindCache } from './recipe.ts'

export function createApp() {
  const session = { token: 'good' }
  const host = createHost({
    entry: 'pages/home/home',
    handler: ({ path, header }) => {
      if (path === '/refresh') return { data: { code: 0, data: { token: 'good' } }, delay: 3_000 }
      if (path === '/busy') return { statusCode: 500 }
      if (path === '/resting') return { statusCode: 503, header: { 'Retry-After': '5' } }
      if (path === '/broken/refresh') return { statusCode: 401, delay: 10 }
      if (header['authorization'] !== 'Bearer good') return { statusCode: 401, delay: 10 }
      if (path === '/told') return { chunks: ['one\n', 'two\n', 'three\n'], chunkDelay: 400 }
      return { data: { code: 0, data: path }, delay: 1_000 }
    },
  })
  const refresh = { url: 'refresh' }
  const getToken = () => session.token
  const slots = queue({ concurrency: 3, maxWait: 60_000, coolDown })
  const client = createClient({
    host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL: 'https://api.example.com/',
    account: () => 'ann',
  })
    .use(toast())
    .use(pageScope())
    .use(loginRedirect({ loginPage: '/pages/login/login', getToken, whileLoggingIn: 'wait' }))
    .use(deadline({ total: 60_000 }))
    .use(loading())
    .use(validation())
    .use(transfer())
    .use(stream())
    .use(cache({ ttl: 1_000 }))
    .use(dedupe())
    .use(idempotencyKey())
    .use(retry({ baseDelay: 20_000 }))
    .use(resume())
    .use(
      tokenRefresh<{ token: string }>({
        getToken,
        refresh: (api) => api.post<{ token: string }>(refresh.url).then(({ data }) => data),
        setToken: ({ token }) => {
          session.token = token
        },
      }),
    )
    .use(slots)
    .use(tokenInjection({ getToken }))
    .use(signing({ sign: ({ nonce }) => ({ 'X-Nonce': nonce }) }))
    .use(envelope({ success: [0] }))
    .use(tokenExpiry())
    .use(mock({ 'GET mocked': reply(200, { code: 0, data: '/mocked' }, { delay: 1_000 }) }, { isEnabled: true }))
    .use(abortable)
    .use(abortableBehindCache)
  return { host, client, slots, session, refresh }
}
