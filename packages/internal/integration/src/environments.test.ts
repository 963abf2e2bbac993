// docs/session/environments.md: the base URL changes while the app runs, and tokens stay at home.
import { cache } from '@wxpipe/cache'
import { createClient, withRequest } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'

const environments = {
  develop: 'https://dev.example.com/api/',
  release: 'https://api.example.com/',
}
type Environment = keyof typeof environments

function setup() {
  const tokens: { [environment: string]: string } = { develop: 'dev-1', release: 'rel-1' }
  let environment: Environment = 'release'
  let expired = ''
  const host = createHost({
    handler: ({ path, header, data }) => {
      if (path.endsWith('/refresh')) return { data: { token: `${(data as { old: string }).old}+` } }
      return header['authorization'] === `Bearer ${expired}` ? { statusCode: 401 } : { data: path }
    },
  })
  const session = {
    getToken: () => tokens[environment],
    setToken: (next: { token: string }) => {
      tokens[environment] = next.token
    },
    refresh: (api: { post<T>(url: string, data: object): Promise<{ data: T }> }) =>
      api.post<{ token: string }>('refresh', { old: tokens[environment] }).then(({ data }) => data),
    origins: Object.values(environments),
  }
  const client = createClient({ host: host.wx, baseURL: environments.release, account: () => environment })
    .use(tokenInjection(session))
    .use(tokenExpiry(session))
    .use(tokenRefresh(session))
    .use({ name: 'environment', request: (request) => withRequest(request, { baseURL: environments[environment] }) })
  return {
    client,
    tokens,
    switchTo: (next: Environment) => {
      environment = next
    },
    expire: (token: string) => {
      expired = token
    },
    sent: () => host.requests.map(({ url, header }) => [url, header['Authorization']]),
  }
}

describe('an app whose base URL changes while it runs', () => {
  it('sends each environment’s token to that environment, and to no other', async () => {
    const { client, switchTo, sent } = setup()
    await client.get('me')
    switchTo('develop')
    await client.get('me')
    switchTo('release')
    await client.get('https://elsewhere.example.org/x')
    expect(sent()).toEqual([
      ['https://api.example.com/me', 'Bearer rel-1'],
      ['https://dev.example.com/api/me', 'Bearer dev-1'],
      ['https://elsewhere.example.org/x', undefined],
    ])
  })

  it('refreshes at the environment whose token has expired', async () => {
    const { client, switchTo, sent, expire, tokens } = setup()
    switchTo('develop')
    expire('dev-1')
    await client.get('me')
    expect(sent().map(([url]) => url)).toEqual([
      'https://dev.example.com/api/me',
      'https://dev.example.com/api/refresh',
      'https://dev.example.com/api/me',
    ])
    expect(tokens).toEqual({ develop: 'dev-1+', release: 'rel-1' })
  })

  it('does not send to the new environment what was under way in the old one', async () => {
    const { client, switchTo, sent } = setup()
    let goOn!: () => void
    client.use({ name: 'slow', request: (request) => new Promise<typeof request>((go) => (goOn = () => go(request))) })
    const put = client.put('order', { id: 1 }).catch((error: unknown) => error)
    switchTo('develop')
    goOn()
    expect(await put).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    expect(sent()).toEqual([])
  })

  it('keeps answers while the environment stays, and drops them when it changes', async () => {
    const { client, switchTo, sent } = setup()
    const http = client.use(cache({ ttl: 60_000 }))
    for (const environment of ['release', 'release', 'develop', 'develop', 'release'] as const) {
      switchTo(environment)
      await http.get('me')
    }
    const release = 'https://api.example.com/me'
    expect(sent().map(([url]) => url)).toEqual([release, 'https://dev.example.com/api/me', release])
  })
})
