// A refresh is not the user's doing: neither its words nor its indicator lie over the login page that follows it.
import { createClient } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { expect, it } from 'vitest'

useFakeTime()

const refusals = {
  'a status': { statusCode: 400, data: 'no' },
  'a business code': { data: { code: 40_001, message: 'refresh token invalid' } },
}

it.each(Object.entries(refusals))('a refresh refused by %s shows nothing', async (_, refusal) => {
  const host = createHost({
    pages: ['pages/index/index', 'pages/login/login'],
    handler: ({ path }) =>
      path === '/refresh' ? { ...refusal, delay: 2_000 } : { data: { code: 99_997, message: 'TOKEN EXPIRED' } },
  })
  host.install()
  const session = {
    getToken: () => 'old',
    refresh: (api: ReturnType<typeof createClient>) => api.post<string>('refresh').then(({ data }) => data),
    codes: [99_997],
    loginPage: '/pages/login/login',
  }
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(toast())
    .use(loading({ byDefault: true }))
    .use(loginRedirect(session))
    .use(tokenInjection(session))
    .use(tokenExpiry(session))
    .use(tokenRefresh(session))
    .use(envelope({ success: [0] }))
  const call = client.get('groups', { loading: false }).catch((error: { code: string }) => error.code)
  await pass(10_000)
  expect(await call).toBe('AUTH_EXPIRED')
  expect(host.page?.route).toBe('pages/login/login')
  expect(host.calls.filter(({ api }) => /Toast|Loading/.test(api))).toEqual([])
  host.dispose()
})
