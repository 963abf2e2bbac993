// docs/session/environments.md: the base URL changes while the app runs, and tokens stay at home. The page's own code runs.
import { cache } from '@wxpipe/cache'
import { type Client, type HttpRequest, ORDER_RESUME } from '@wxpipe/core'
import { isBusinessError } from '@wxpipe/envelope'
import { createInspector, curlOf } from '@wxpipe/inspector'
import { signing } from '@wxpipe/signing'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

type Environment = 'develop' | 'trial' | 'release'
interface App {
  readonly client: Client
  readonly switchTo: (next: Environment) => void
}

const origins = ['https://dev.example.com', 'https://test.example.com', 'https://api.example.com']

/** The page's app, as it is launched in the release version: logged in to `release` and `develop`, not to `trial`. */
async function setup() {
  const { host, load } = runPage('docs/session/environments.md', {
    miniProgram: { envVersion: 'release' },
    handler: ({ path, header }) => {
      if (path.endsWith('/refresh')) return { data: { code: 0, data: { token: `${header['x-old']}+` } } }
      if (path.endsWith('/poor')) return { data: { code: 20001, message: '余额不足' } }
      if (path.endsWith('/broken')) return { statusCode: 500 }
      return { data: header['authorization'] === 'Bearer expired' ? { code: 99997 } : { code: 0, data: path } }
    },
  })
  const storage = host.wx
  storage.setStorageSync('token:release', 'rel-1')
  storage.setStorageSync('token:develop', 'dev-1')
  const app = await load<App>('src/environments.ts')
  let current: Environment = 'release'
  const token = () => `token:${current}`
  return {
    // As the page says it for an app with users.
    client: app.client.extend({ account: () => (storage.getStorageSync(token()) ? `${current}7` : null) }),
    host,
    storage,
    token,
    switchTo(next: Environment) {
      current = next
      app.switchTo(next)
    },
    sent: () => host.requests.map(({ url, header }) => [url, header['Authorization']]),
  }
}

/** Holds requests back, inside the page's interceptor, as a retry or a phone without network does. */
function gate(client: Client) {
  let open!: () => void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  client.use({ name: 'gate', order: ORDER_RESUME, request: (request) => opened.then(() => request) })
  return open
}

// Where the new environment has a session, the account has changed as well.
const aborted = { code: 'ABORT', cause: expect.stringMatching(/^the (environment|account) has changed$/) }

describe('an app whose base URL changes while it runs', () => {
  it('sends each environment’s token to that environment, and to no other', async () => {
    const { client, switchTo, sent } = await setup()
    await client.get('me')
    switchTo('develop')
    await client.get('me')
    switchTo('trial')
    await client.get('me')
    switchTo('release')
    await client.get('https://elsewhere.example.org/x')
    expect(sent()).toEqual([
      ['https://api.example.com/me', 'Bearer rel-1'],
      ['https://dev.example.com/api/me', 'Bearer dev-1'],
      ['https://test.example.com/api/me', undefined],
      ['https://elsewhere.example.org/x', undefined],
    ])
  })

  it('leaves a child of another server where it is, and takes one of its own server along', async () => {
    const { client, switchTo, sent } = await setup()
    switchTo('develop')
    await client.extend({ baseURL: 'https://maps.example.org/' }).get('geo')
    await client.get('geo', { baseURL: 'https://maps.example.org/' })
    await client.extend({ baseURL: 'https://api.example.com/v2/' }).get('me')
    expect(sent()).toEqual([
      ['https://maps.example.org/geo', undefined],
      ['https://maps.example.org/geo', undefined],
      ['https://dev.example.com/api/v2/me', 'Bearer dev-1'],
    ])
  })

  it('opens the envelope of every environment, and of no other server', async () => {
    const { client, switchTo } = await setup()
    for (const environment of ['release', 'develop', 'trial'] as const) {
      switchTo(environment)
      expect(isBusinessError(await outcomeOf(client.get('poor')), 20001)).toBe(true)
    }
    expect(await outcomeOf(client.get('https://elsewhere.example.org/poor'))).toMatchObject({ code: 20001 })
  })

  it.each([
    [origins, '/api/me'],
    [undefined, expect.objectContaining({ code: 'AUTH_EXPIRED' })],
  ])('refreshes at the environment whose token has expired, when `origins` are %s', async (listed, outcome) => {
    const { client, switchTo, sent, storage, token } = await setup()
    client.use(
      tokenRefresh<{ token: string }>({
        getToken: () => `${storage.getStorageSync(token())}`,
        setToken: (next) => storage.setStorageSync(token(), next.token),
        refresh: (api) =>
          api.post<{ token: string }>('refresh', {}, { header: { 'X-Old': 'dev' } }).then(({ data }) => data),
        origins: listed,
      }),
    )
    switchTo('develop')
    storage.setStorageSync('token:develop', 'expired')
    expect(await outcomeOf(client.get('me'))).toEqual(outcome)
    expect(sent().map(([url]) => url)).toEqual(
      ['me', ...(listed ? ['refresh', 'me'] : [])].map((path) => `https://dev.example.com/api/${path}`),
    )
    expect(storage.getStorageSync('token:release')).toBe('rel-1')
  })

  it('signs the requests of every environment that `origins` names', async () => {
    const { client, switchTo, host } = await setup()
    client.use(signing({ sign: () => ({ 'X-Sign': 'all' }), origins }))
    client.use(signing({ name: 'home alone', sign: () => ({ 'X-Home': 'one' }) }))
    await client.get('me')
    switchTo('develop')
    await client.get('me')
    expect(host.requests.map(({ header }) => [header['X-Sign'], header['X-Home']])).toEqual([
      ['all', 'one'],
      ['all', undefined],
    ])
  })

  it.each([
    ['another session', 'develop'],
    ['no session', 'trial'],
  ] as const)('ends what waits and what is in flight at once, where the new environment has %s', async (_, next) => {
    const { client, switchTo, sent } = await setup()
    const underWay = outcomeOf(client.get('list'))
    const open = gate(client)
    const waiting = outcomeOf(client.put('order', { id: 1 }))
    switchTo(next)
    expect(await Promise.all([underWay, waiting])).toEqual([
      expect.objectContaining(aborted),
      expect.objectContaining(aborted),
    ])
    open()
    await client.get('me')
    expect(sent().map(([url]) => url)).toEqual(['https://api.example.com/list', expect.stringContaining('/api/me')])
  })

  it('lets a page ask anew as soon as its call has ended', async () => {
    const { client, switchTo, sent } = await setup()
    const again: Promise<unknown>[] = []
    const tied = {
      name: 'again',
      request: (request: HttpRequest) => {
        request.signal?.addEventListener('abort', () => again.push(outcomeOf(client.get('again'))))
        return request
      },
    }
    const underWay = outcomeOf(client.extend({}).use(tied).get('list'))
    switchTo('develop')
    expect(await underWay).toMatchObject(aborted)
    expect(await Promise.all(again)).toEqual(['/api/again'])
    expect(sent().at(-1)![0]).toBe('https://dev.example.com/api/again')
  })

  it('never sends what a visitor began with the token of the next environment', async () => {
    const { client, switchTo, sent } = await setup()
    switchTo('trial')
    const open = gate(client)
    const waiting = outcomeOf(client.get('list'))
    switchTo('develop')
    open()
    expect(await waiting).toMatchObject(aborted)
    await client.get('me')
    expect(sent()).toEqual([['https://dev.example.com/api/me', 'Bearer dev-1']])
  })

  it('shows the address of the launch in the inspector, the real one in curlOf and in errors', async () => {
    const { client, switchTo } = await setup()
    const inspector = createInspector()
    const inspected = client.extend({ trace: inspector.tracer })
    switchTo('develop')
    const failures = [await outcomeOf(inspected.get('broken'))]
    const underWay = outcomeOf(inspected.get('list'))
    switchTo('trial')
    failures.push(await underWay)
    const dev = 'https://dev.example.com/api/'
    expect(failures.map((failure) => (failure as Error).message)).toEqual([
      `GET ${dev}broken: answered 500`,
      `GET ${dev}list: aborted`,
    ])
    const shown = inspector.calls.map((call) => [call.url, /https:[^']+/.exec(curlOf(call))?.[0]])
    expect(shown).toEqual(
      expect.arrayContaining([
        ['https://api.example.com/broken', `${dev}broken`],
        ['https://api.example.com/list', `${dev}list`],
      ]),
    )
  })

  it('keeps responses while the environment stays, and drops them when it changes', async () => {
    const { client, switchTo, sent } = await setup()
    const http = client.use(cache({ ttl: 60_000 }))
    for (const environment of ['release', 'release', 'develop', 'develop', 'release'] as const) {
      switchTo(environment)
      await http.get('me')
    }
    const release = 'https://api.example.com/me'
    expect(sent().map(([url]) => url)).toEqual([release, 'https://dev.example.com/api/me', release])
  })
})
