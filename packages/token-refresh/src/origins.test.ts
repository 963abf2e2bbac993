// A session belongs to one origin: no other one gets its refresh token, begins a refresh, or waits for one.
import { createClient } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it } from 'vitest'
import { type Issued, settled, tokenIn } from '../test/app.ts'
import { type TokenRefreshOptions, tokenRefresh } from './index.ts'

useFakeTime()

const api = 'https://api.example.com/'
const maps = 'https://maps.example.org/'

/** A server of every origin that refuses all tokens but the new one, and a session that posts its refresh token. */
function createWorld(options: Partial<TokenRefreshOptions<Issued>> = {}) {
  const session = { token: 'old' }
  const host = createHost({
    handler: ({ path, header }) => {
      if (path === '/refresh') return { data: { token: 'new' }, delay: 100 }
      return { statusCode: tokenIn(header) === 'new' ? 200 : 401 }
    },
  })
  const getToken = () => session.token
  const plugin = tokenRefresh<Issued>({
    getToken,
    refresh: (client) => client.post<Issued>('refresh', { refreshToken: 'r' }).then(({ data }) => data),
    setToken: (next) => Object.assign(session, next),
    ...options,
  })
  const sessionAt = (baseURL: string | undefined) => {
    const origins = [...(options.origins ?? []), ...(baseURL ? [baseURL] : [])]
    return createClient({ host: host.wx, baseURL })
      .use(tokenInjection({ getToken, origins }))
      .use(tokenExpiry({ statusCodes: [401], origins }))
      .use(plugin)
  }
  const seen = () => host.requests.map(({ url }) => url)
  return { session, host, plugin, sessionAt, seen }
}

const expired = expect.objectContaining({ code: 'AUTH_EXPIRED' })

describe('a client of another origin', () => {
  it('that was made with extend sends no refresh token there, and its 401 begins no refresh', async () => {
    const { sessionAt, seen } = createWorld()
    const elsewhere = sessionAt(api).extend({ baseURL: maps })
    const failure = await settled(elsewhere.get('geo'))
    expect(failure).not.toEqual(['ok'])
    expect(seen()).toEqual([`${maps}geo`])
  })

  it('that shares the plugin begins no refresh for its own expired session', async () => {
    const { sessionAt, seen } = createWorld()
    sessionAt(api)
    expect(await settled(sessionAt(maps).get('geo'))).toEqual([expired])
    expect(seen()).toEqual([`${maps}geo`])
  })

  it('waits for no refresh of the session', async () => {
    const { sessionAt, seen } = createWorld()
    const request = sessionAt(api).get('a')
    const other = sessionAt(maps)
    await pass(50)
    expect(await settled(request, other.get('geo'))).toEqual(['ok', expired])
    expect(seen()).toEqual([`${api}a`, `${api}refresh`, `${maps}geo`, `${api}a`])
  })

  it('that is listed is repaired, and the refresh token goes to the session’s own origin', async () => {
    const { sessionAt, seen } = createWorld({ origins: [maps] })
    sessionAt(api)
    expect(await settled(sessionAt(maps).get('geo'))).toEqual(['ok'])
    expect(seen()).toEqual([`${maps}geo`, `${api}refresh`, `${maps}geo`])
  })

  it('that is used after a child of the session’s client changes nothing about whose session it is', async () => {
    const { sessionAt, seen } = createWorld()
    const client = sessionAt(api)
    await settled(client.extend({ baseURL: maps }).get('geo'))
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(seen().slice(1)).toEqual([`${api}a`, `${api}refresh`, `${api}a`])
  })
})

it('a client without a baseURL and without origins says what is missing', async () => {
  const { plugin, host } = createWorld()
  const client = createClient({ host: host.wx })
    .use(tokenExpiry({ origins: [api] }))
    .use(plugin)
  const [error] = await settled(client.get(`${api}a`))
  expect(error).toMatchObject({ code: 'CONFIG' })
  expect((error as Error).message).toContain('no baseURL and no origins')
})
