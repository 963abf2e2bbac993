// What is sent again may be refused in its turn: whether that ends the session depends on which token was refused, and when.
import { createClient, NetworkError, ORDER_TOKEN_INJECTION, withHeader } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, baseURL, createApp, type Issued, settled, tokenIn } from '../test/app.ts'

useFakeTime()

/** An app whose server takes one token at a time, which the test says; with `slowWith`, `/slow` takes 50 ms. */
function createServer(slowWith: string, options: AppOptions = {}) {
  const server = { takes: 'none' }
  const app = createApp({
    accepts: (token) => token === server.takes,
    delay: ({ path, header }) => (path === '/slow' && tokenIn(header) === slowWith ? 50 : 0),
    ...options,
  })
  return { ...app, server }
}

describe('a request that was sent again after a refresh, and is refused in its turn', () => {
  it('joins the refresh that another request has begun meanwhile', async () => {
    const { client, server, refreshes, sent } = createServer('new-1', { refreshDelay: 30 })
    const slow = client.get('slow')
    await pass(40) // with new-1 since 30 ms, which the server does not take: the response comes at 80 ms
    const fast = client.get('fast')
    await pass(5)
    server.takes = 'new-2'
    expect(await settled(slow, fast)).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(2)
    expect(sent()).toEqual(['old', 'new-1', 'new-1', 'new-2', 'new-2'])
  })

  it('is sent again with the token that is there by then', async () => {
    const { client, server, refreshes, sent } = createServer('new-1', { refreshDelay: 10 })
    const slow = client.get('slow')
    await pass(15)
    const fast = client.get('fast')
    server.takes = 'new-2'
    expect(await settled(slow, fast)).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(2)
    expect(sent()).toEqual(['old', 'new-1', 'new-1', 'new-2', 'new-2'])
  })

  it('begins no other refresh, when its token is still the newest', async () => {
    const { client, refreshes, sent } = createServer('new-1')
    expect(await settled(client.get('slow'))).toEqual([expect.objectContaining({ code: 'AUTH_EXPIRED' })])
    expect(refreshes()).toBe(1)
    expect(sent()).toEqual(['old', 'new-1'])
  })
})

it('a request that has been sent after a refresh begins none, not even with the token of a login since', async () => {
  const { client, session, refreshes, sent } = createServer('new-1')
  const slow = client.get('slow')
  await pass(40)
  session.token = 'of-a-login'
  expect(await settled(slow)).toEqual([expect.objectContaining({ code: 'AUTH_EXPIRED' })])
  expect([refreshes(), sent()]).toEqual([1, ['old', 'new-1', 'of-a-login']])
})

describe('a late response to an older token', () => {
  it('shares no outcome of a refresh of the newer one from before it was sent again with that', async () => {
    let isLost = true
    const { client, session, server, sent } = createServer('old', {
      refresh: async () => {
        if (isLost) throw new NetworkError('lost')
        return { token: 'new' }
      },
    })
    const slow = client.get('slow')
    session.token = 'of-a-login'
    expect(await settled(client.get('fast'))).toMatchObject([{ code: 'NETWORK' }])
    isLost = false
    server.takes = 'new'
    expect(await settled(slow)).toEqual(['ok'])
    expect(sent()).toEqual(['old', 'of-a-login', 'of-a-login', 'new'])
  })

  it('whose request is refused with the newer one too begins a refresh', async () => {
    const { client, session, server, refreshes, sent } = createServer('old')
    const slow = client.get('slow')
    session.token = 'of-a-login'
    server.takes = 'new-1'
    expect(await settled(slow)).toEqual(['ok'])
    expect(refreshes()).toBe(1)
    expect(sent()).toEqual(['old', 'of-a-login', 'new-1'])
  })

  it('whose request is refused with the token of a refresh since, too, begins a second one', async () => {
    const { client, server, refreshes, sent } = createServer('old')
    const slow = client.get('slow')
    server.takes = 'new-1'
    const fast = client.get('fast')
    await pass(20)
    server.takes = 'new-2'
    expect(await settled(slow, fast)).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(2)
    expect(sent()).toEqual(['old', 'old', 'new-1', 'new-1', 'new-2'])
  })

  it('shares no outcome of a refresh from before it was sent again', async () => {
    const { client, session, server, refreshes, sent } = createServer('old')
    const slow = client.get('slow')
    const fast = client.get('fast')
    fast.catch(() => {})
    await pass(20)
    session.token = 'of-a-login'
    server.takes = 'new-2'
    expect(await settled(slow, fast)).toEqual(['ok', expect.objectContaining({ code: 'AUTH_EXPIRED' })])
    expect(refreshes()).toBe(2)
    expect(sent()).toEqual(['old', 'old', 'new-1', 'of-a-login', 'new-2'])
  })
})

describe('where no plugin says which token was sent,', () => {
  /** A client on the app's host whose own hook puts the token on. */
  const clientOf = ({ host, getToken, plugin }: ReturnType<typeof createApp>, account?: () => string) =>
    createClient({ host: host.wx, baseURL, account })
      .use({
        name: 'own token',
        order: ORDER_TOKEN_INJECTION,
        request: (request) => withHeader(request, 'Authorization', `Bearer ${getToken(request) || ''}`),
      })
      .use(tokenExpiry())
      .use(plugin)

  it('a late response to a refreshed token is sent again with that of a login since, which is not refreshed', async () => {
    const app = createServer('old')
    const client = clientOf(app)
    const [slow, fast] = [client.get('slow'), client.get('fast')]
    app.server.takes = 'new-1'
    await pass(20)
    app.session.token = app.server.takes = 'of-a-login'
    expect(await settled(slow, fast)).toEqual(['ok', 'ok'])
    expect([app.refreshes(), app.sent()]).toEqual([1, ['old', 'old', 'new-1', 'of-a-login']])
  })

  it('a refused request of a user whose token is not there yet does not share the refresh of the user before', async () => {
    const current = { account: 'ann' }
    const refresh = vi.fn(() => new Promise<Issued>(() => {}))
    const app = createApp({ refresh })
    const client = clientOf(app, () => current.account)
    const anns = client.get('a')
    await pass(5)
    Object.assign(current, { account: 'ben' })
    app.session.token = null
    refresh.mockImplementation(async () => ({ token: 'new-ben' }))
    expect(await settled(client.get('b'), anns)).toMatchObject(['ok', { code: 'ABORT' }])
    expect(refresh).toHaveBeenCalledTimes(2)
  })
})
