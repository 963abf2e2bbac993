// An envelope beside the session's plugins: an expired session is seen whatever the order of `use`.
import { AuthExpiredError, type Client, createClient, type Plugin } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { baseURL, settled } from '../test/app.ts'
import { BusinessError, envelope } from './index.ts'

useFakeTime()

/** @param statusCode that of what the server refuses */
function createSessionApp(statusCode: number, refreshed: object) {
  const session = { token: 'old', pages: 0 }
  const host = createHost({
    entry: 'pages/home/home',
    handler: ({ path, header }) => {
      if (path === '/refresh') return { data: refreshed }
      if (header['authorization'] === 'Bearer new') return { data: { code: 0, data: path } }
      return { statusCode, data: { code: 99997, message: 'expired' } }
    },
  })
  const getToken = () => session.token
  const plugins: { readonly [name: string]: () => Plugin } = {
    envelope: () => envelope({ success: [0] }),
    expiry: () => tokenExpiry({ codes: [99997] }),
    injection: () => tokenInjection({ getToken }),
    refresh: () =>
      tokenRefresh<{ token: string }>({
        getToken,
        // Through the envelope as well.
        refresh: (api) => api.post<{ token: string }>('refresh').then(({ data }) => data),
        setToken: (next) => {
          session.token = next.token
        },
      }),
    login: () => loginRedirect({ loginPage: '/pages/login/login', onRedirect: () => void session.pages++ }),
  }
  const use = (...names: readonly string[]): Client =>
    names.reduce(
      (client, name) => client.use(plugins[name]!()),
      createClient({ host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }), baseURL }),
    )
  return { session, host, use }
}

const orders = [
  ['envelope', 'injection', 'expiry', 'refresh', 'login'],
  ['login', 'refresh', 'expiry', 'injection', 'envelope'],
]

describe.each(orders.map((names) => [names.join(', '), names] as const))('used in the order %s', (_, names) => {
  it.each([200, 400, 401])(
    'an expired session in a status of %d is repaired, and its call sent again',
    async (statusCode) => {
      const { session, use } = createSessionApp(statusCode, { code: 0, data: { token: 'new' } })
      expect(await settled(use(...names).get('groups'))).toBe('/groups')
      expect(session).toEqual({ token: 'new', pages: 0 })
    },
  )

  it('a refresh that the server refuses leads to the one login page, with its refusal as the cause', async () => {
    const { session, use } = createSessionApp(200, { code: 40302, message: 'blocked' })
    const client = use(...names)
    const calls = Promise.all(['a', 'b'].map((url) => settled(client.get(url))))
    await pass(1_000)
    const [first, second] = await calls
    for (const error of [first, second]) {
      expect(error).toBeInstanceOf(AuthExpiredError)
      expect((error as AuthExpiredError).cause).toBeInstanceOf(BusinessError)
    }
    expect(session.pages).toBe(1)
  })

  it('an expired session is an AuthExpiredError to whoever has neither refresh nor login', async () => {
    const { use } = createSessionApp(200, {})
    const client = use(...names.filter((name) => /envelope|expiry/.test(name)))
    expect(await settled(client.get('a'))).toBeInstanceOf(AuthExpiredError)
  })
})
