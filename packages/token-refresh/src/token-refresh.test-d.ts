// The types: the option key follows the plugin, sessions are inferred, refresh is given a client, internals stay inside.
import { type Client, createClient, type HttpResponse, type RequestOptionsOf } from '@wxpipe/core'
import type { Host } from '@wxpipe/testing'
import { type TokenInjectionKeys, tokenInjection } from '@wxpipe/token-injection'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import {
  jwtExpiresAt,
  type LoginHost,
  type Session,
  type Token,
  type TokenRefreshKeys,
  type TokenRefreshOptions,
  tokenRefresh,
  wxLogin,
} from './index.ts'

interface Issued {
  token: string
  refreshToken: string
}

const getToken = (): Token => 'token'
const bare = createClient()
const client = createClient().use(
  tokenRefresh({ getToken, refresh: (api) => api.post<Issued>('refresh').then(({ data }) => data) }),
)

test('composing a client with a refresh that sends is no circular type', () => {
  expectTypeOf(client).toEqualTypeOf<Client<{} & TokenRefreshKeys>>()
  const login = createClient().use(
    tokenRefresh({
      getToken,
      // Named, because TypeScript infers nothing from a call among functions that it is yet to infer.
      refresh: wxLogin<Issued>({
        exchange: (code, api) => api.post<Issued>('login', { code }).then(({ data }) => data),
      }),
      setToken: ({ refreshToken }) => refreshToken.length,
    }),
  )
  expectTypeOf(login).toEqualTypeOf<Client<{} & TokenRefreshKeys>>()
})

test('the key `auth` belongs to clients that have the plugin, and is shared with the other session plugins', () => {
  client.get('groups', { auth: false })
  // @ts-expect-error the key is a boolean
  client.get('groups', { auth: 'no' })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { auth: false })
  const both = client.use(tokenInjection({ getToken }))
  expectTypeOf(both).toExtend<Client<TokenRefreshKeys & TokenInjectionKeys>>()
  expectTypeOf<RequestOptionsOf<typeof both>['auth']>().toEqualTypeOf<boolean | undefined>()
})

test('refresh is given a client that knows the key', () => {
  tokenRefresh({
    getToken,
    async refresh(api) {
      expectTypeOf(api).toEqualTypeOf<Client<TokenRefreshKeys>>()
      return (await api.post<Issued>('refresh', {}, { auth: true })).data
    },
  })
})

test('setToken takes what refresh yields', () => {
  tokenRefresh({
    getToken,
    refresh: (api) => api.post<Issued>('refresh').then(({ data }) => data),
    setToken: (session) => expectTypeOf(session).toEqualTypeOf<Issued>(),
  })
  tokenRefresh({
    getToken,
    refresh: async (): Promise<string> => 'token',
    setToken: (session) => expectTypeOf(session).toEqualTypeOf<string>(),
  })
  expectTypeOf<TokenRefreshOptions['setToken']>().toEqualTypeOf<((session: Session) => unknown) | undefined>()
})

test('refresh must yield a token', () => {
  // @ts-expect-error the response is not its data
  tokenRefresh({ getToken, refresh: (api) => api.post<Issued>('refresh') })
  // @ts-expect-error there is no token in it
  tokenRefresh({ getToken, refresh: () => ({ accessToken: 'a' }) })
  // @ts-expect-error nothing is no session
  tokenRefresh({ getToken, refresh: () => {} })
  // @ts-expect-error refresh is needed
  tokenRefresh({ getToken })
  // @ts-expect-error getToken is needed
  tokenRefresh({ refresh: () => 'a' })
})

test('options may be given as undefined, and tokens may come later', () => {
  const none = { setToken: undefined, refreshTimeout: undefined, limit: undefined, window: undefined, name: undefined }
  tokenRefresh({ getToken, refresh: () => 'a', ...none, expiresAt: undefined, skew: undefined, origins: undefined })
  tokenRefresh({ getToken: async () => 'a', refresh: async () => 'b', expiresAt: jwtExpiresAt })
  tokenRefresh({ getToken: ({ url }) => url, refresh: () => 'b', origins: ['https://a.example.com'] as const })
})

test('wxLogin takes the simulated wx, and hands the code and a client to exchange', () => {
  expectTypeOf<Host['wx']>().toExtend<LoginHost>()
  const refresh = wxLogin({
    exchange(code, api) {
      expectTypeOf(code).toEqualTypeOf<string>()
      return api.post<Issued>('login', { code }).then(({ data }) => data)
    },
    renew: (api) => api.post<Issued>('renew').then(({ data }) => data),
  })
  expectTypeOf(refresh).toEqualTypeOf<(client: Client<TokenRefreshKeys>) => Promise<Issued>>()
  // @ts-expect-error the response is not its data
  wxLogin({ exchange: (code, api): Promise<HttpResponse<Issued>> => api.post<Issued>('login', { code }) })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'jwtExpiresAt' | 'tokenRefresh' | 'wxLogin'>()
})
