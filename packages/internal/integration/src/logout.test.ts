// docs/en/session/logout.md and accounts.md: what becomes of a call when its user logs out, or another logs in meanwhile.
import type { Client } from '@wxpipe/core'
import { createHost, type Host } from '@wxpipe/testing'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { guideApp } from '../test/guide-app.ts'

interface App {
  readonly client: Client
  readonly cached: { clear(): void }
  readonly session: { getToken(): string | undefined }
  readonly setSession: (next?: { token: string; userId: number }) => void
  readonly logOut: () => Promise<void>
}

const launch = guideApp<App>('docs/en/session/logout.md', ['http', 'log-out'])
const ann = { token: 'ann', userId: 1 }
const bob = { token: 'bob', userId: 2 }

let host: Host
let uninstall: () => void
let logoutStatus: number

beforeEach(() => {
  logoutStatus = 200
  host = createHost({
    entry: 'pages/index/index',
    handler({ path, header }) {
      if (path === '/logout') return { statusCode: logoutStatus }
      const isGood = header['authorization'] && header['authorization'] !== 'Bearer expired'
      return isGood ? { data: `${path} of ${header['authorization']}` } : { statusCode: 401 }
    },
  })
  uninstall = host.install()
})
afterEach(() => uninstall())

/** An interceptor that holds a call back before it is sent. */
function gate(client: Client) {
  let open!: () => void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  client.use({ name: 'gate', request: (request) => opened.then(() => request) })
  return open
}

const failureOf = (call: Promise<unknown>) => call.catch((error: unknown) => error)

describe('the logout of the guide', () => {
  it.each([200, 401, 500])(
    'clears session and cache, and starts the pages anew; the server responds with %s',
    async (status) => {
      logoutStatus = status
      const { client, setSession, logOut } = await launch()
      setSession(ann)
      await client.get('list', { cache: { ttl: 60_000 } } as object)
      await logOut()
      expect(host.wx.getStorageSync('session')).toBe('')
      await vi.waitFor(() => expect(host.calls.map(({ api }) => api)).toContain('reLaunch'))
      expect(host.calls.map(({ api }) => api)).not.toContain('navigateTo')
      setSession(ann)
      await client.get('list', { cache: { ttl: 60_000 } } as object)
      expect(host.requests.filter(({ url }) => url.endsWith('list'))).toHaveLength(2)
    },
  )

  it('tells the server whose session ends, and waits for no refresh', { timeout: 5_000 }, async () => {
    logoutStatus = 401
    const { client, session, setSession, logOut } = await launch()
    const { getToken } = session
    client.use(tokenRefresh({ getToken, refresh: () => new Promise<string>(() => {}) }))
    setSession({ token: 'expired', userId: 1 })
    void failureOf(client.get('list'))
    await vi.waitFor(() => expect(host.inFlight).toBe(0))
    await logOut()
    expect(host.requests.map(({ url, header }) => [url.slice(24), header['Authorization']])).toEqual([
      ['list', 'Bearer expired'],
      ['logout', 'Bearer expired'],
    ])
  })

  it('ends the session at once, while the server is still being told', async () => {
    const { session, setSession, logOut } = await launch()
    setSession(ann)
    const told = logOut()
    expect([session.getToken(), host.wx.getStorageSync('session')]).toEqual([undefined, ''])
    await told
    expect(host.requests.map(({ header }) => header['Authorization'])).toEqual(['Bearer ann'])
  })

  it('tells the server nothing when nobody is logged in', async () => {
    const { logOut } = await launch()
    await logOut()
    expect(host.requests).toEqual([])
  })

  it('sends what waited without a token, and the server refuses it, as that of any visitor', async () => {
    const { client, setSession } = await launch()
    setSession(ann)
    const open = gate(client)
    const order = failureOf(client.post('order', {}))
    setSession(undefined)
    open()
    expect(await order).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(host.requests.map(({ header }) => header['Authorization'])).toEqual([undefined])
    await vi.waitFor(() => expect(host.page?.route).toBe('pages/login/login'))
  })

  it('ends what waited when another logs in, and hands over no response that comes then', async () => {
    const { client, setSession } = await launch()
    setSession(ann)
    const underWay = failureOf(client.get('list'))
    setSession(bob)
    expect(await underWay).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    const open = gate(client)
    setSession(ann)
    const order = failureOf(client.post('order', {}))
    setSession(bob)
    open()
    expect(await order).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    expect(host.requests.map(({ url }) => url)).toEqual(['https://api.example.com/list'])
  })

  it('opens no login page for a 401 that comes after the logout', async () => {
    const { client, setSession } = await launch()
    setSession({ token: 'expired', userId: 1 })
    const late = failureOf(client.get('list'))
    setSession(undefined)
    expect(await late).toMatchObject({ code: 'AUTH_EXPIRED' })
    for (let i = 0; i < 20; i++) await undefined
    expect(host.page?.route).toBe('pages/index/index')
  })

  it('hands over a response that comes after the logout', async () => {
    const { client, setSession } = await launch()
    setSession(ann)
    const underWay = client.get('list')
    expect(host.requests).toHaveLength(1)
    setSession(undefined)
    expect((await underWay).data).toBe('/list of Bearer ann')
  })
})
