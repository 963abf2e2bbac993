// An app with every plugin and the recipe, whose server knows what to do by the path.
import { cache } from '@wxpipe/cache'
import { createClient } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { abortable, abortableBehindCache } from './recipe.ts'

export function createApp() {
  const session = { token: 'good' }
  const host = createHost({
    entry: 'pages/home/home',
    handler: ({ path, header }) => {
      if (path === '/refresh') return { data: { token: 'good' }, delay: 3_000 }
      if (path === '/busy') return { statusCode: 500 }
      if (path === '/resting') return { statusCode: 503, header: { 'Retry-After': '5' } }
      if (path === '/broken/refresh') return { statusCode: 401, delay: 10 }
      if (header['authorization'] !== 'Bearer good') return { statusCode: 401, delay: 10 }
      return { data: path, delay: 1_000 }
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
    .use(pageScope())
    .use(loginRedirect({ loginPage: '/pages/login/login', getToken, whileLoggingIn: 'wait' }))
    .use(deadline({ total: 60_000 }))
    .use(cache({ ttl: 1_000 }))
    .use(dedupe())
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
    .use(tokenExpiry())
    .use(abortable)
    .use(abortableBehindCache)
  return { host, client, slots, session, refresh }
}
