// packages/toast/README.md: an app without a login page says why the server has refused the silent login.
import type { Client } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenRefresh, wxLogin } from '@wxpipe/token-refresh'
import { expect, it } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

it('five requests of an account that is blocked show the server’s words once', async () => {
  const { host, load } = runPage('packages/toast/README.md', {
    handler: ({ path }) =>
      path === '/login' ? { data: { code: 9, msg: '账号已停用' } } : { statusCode: 401, data: { code: 401 } },
  })
  const { client } = await load<{ client: Client }>('src/silent-login.ts')
  const whole = client
    .use(envelope({ success: [0] }))
    .use(tokenExpiry())
    .use(
      tokenRefresh({
        getToken: () => '',
        refresh: wxLogin<string>({
          exchange: (code, api) => api.post<string>('login', { code }).then(({ data }) => data),
        }),
      }),
    )
  const outcomes = Promise.all([1, 2, 3, 4, 5].map((n) => whole.get(`${n}`).catch((error: unknown) => error)))
  await pass(1_000)
  expect(await outcomes).toMatchObject(Array(5).fill({ code: 'AUTH_EXPIRED' }))
  const toasts = host.calls.filter(({ api }) => api === 'showToast')
  expect(toasts).toMatchObject([{ options: { title: '账号已停用' } }])
})
