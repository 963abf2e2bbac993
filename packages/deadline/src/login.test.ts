// A login that a person is typing does not count: the deadline stands inside login redirect.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { expect, it } from 'vitest'
import { baseURL } from '../test/app.ts'
import { deadline } from './index.ts'

useFakeTime()

/** An app whose requests wait for the login page; its server takes 900 ms, or as many as the path says after the login. */
function createLoginApp() {
  const session = { token: 'old' }
  const host = createHost({
    entry: 'pages/home/home',
    handler: ({ path, header, query }) =>
      header['authorization'] === 'Bearer new'
        ? { data: path, delay: Number(query['ms'] ?? 900) }
        : { statusCode: 401, delay: 900 },
  })
  const login = loginRedirect({
    loginPage: '/pages/login/login',
    getToken: () => session.token,
    whileLoggingIn: 'wait',
  })
  const client = createClient({ host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }), baseURL })
    .use(login)
    .use(deadline({ total: 1_000 }))
    .use(tokenInjection({ getToken: () => session.token }))
    .use(tokenExpiry())
  const logIn = () => {
    session.token = 'new'
    return login.completed()
  }
  return { client, host, logIn }
}

it('a call that waits a minute for the login is not ended, and has the whole time again after it', async () => {
  const { client, logIn } = createLoginApp()
  // 900 of its 1,000 ms are over when the login page opens; the replay takes 900 once more.
  const call = client.get('orders')
  await pass(60_000)
  void logIn()
  expect(await outcomeOf(call)).toBe('/orders')
})

it('the send after the login is bounded as well', async () => {
  const { client, host, logIn } = createLoginApp()
  const call = begun(client.get('orders?ms=9000'))
  await pass(60_000)
  void logIn()
  await pass(500)
  expect(host.inFlight).toBe(1)
  expect(await outcomeOf(call)).toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('own sends: 2') })
  expect(host.inFlight).toBe(0)
})
