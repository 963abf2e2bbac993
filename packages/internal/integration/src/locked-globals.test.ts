// A Mini Program that uses plugins (小程序插件): WeChat locks all global objects, so that nobody can change them.
import { runInContext } from 'node:vm'
import type * as cacheOf from '@wxpipe/cache'
import type * as coreOf from '@wxpipe/core'
import type * as envelopeOf from '@wxpipe/envelope'
import type * as loginRedirectOf from '@wxpipe/login-redirect'
import type * as pageScopeOf from '@wxpipe/page-scope'
import type * as queueOf from '@wxpipe/queue'
import type * as retryOf from '@wxpipe/retry'
import { bareLoader } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import type * as toastOf from '@wxpipe/toast'
import type * as tokenExpiryOf from '@wxpipe/token-expiry'
import type * as tokenInjectionOf from '@wxpipe/token-injection'
import type * as tokenRefreshOf from '@wxpipe/token-refresh'
import { expect, it } from 'vitest'

// In the developer tools, a write is reported and has no effect; `push` was seen to be non-configurable on phones.
const lock = {
  'by Object.freeze': (object: object) => Object.freeze(object),
  'by setters that report': (object: object, report: (name: string) => void) => {
    for (const name of Reflect.ownKeys(object)) {
      const { value, configurable, enumerable = false } = Object.getOwnPropertyDescriptor(object, name) ?? {}
      if (!configurable || value === undefined) continue
      const set = () => report(String(name))
      Object.defineProperty(object, name, { get: () => value, set, enumerable, configurable: false })
    }
  },
}

it.each(Object.entries(lock))(
  'everything works, and nothing is written to, where they are locked %s',
  async (_, lockOne) => {
    const host = createHost({
      entry: 'pages/index/index',
      handler: ({ path, header }) => {
        if (path === '/login') return { data: { code: 0, data: { token: 'good' } } }
        if (path === '/busy') return { statusCode: 503 }
        return header['authorization'] === 'Bearer good' ? { data: { code: 0, data: path } } : { statusCode: 401 }
      },
    })
    const context = { wx: host.wx, getCurrentPages: host.getCurrentPages, setTimeout, clearTimeout }
    const load = bareLoader(context)
    const writes: string[] = []
    const builtIns = runInContext(
      'Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name]).filter((one) => one !== globalThis)',
      context,
    )
    for (const builtIn of builtIns as unknown[]) {
      // Not what the test itself has put there.
      if (Object.values(context).includes(builtIn as never)) continue
      for (const object of [Object(builtIn).prototype, builtIn])
        if (Object(object) === object) lockOne(object as object, (name) => writes.push(name))
    }

    const core = load<typeof coreOf>('@wxpipe/core')
    const { wxLogin, tokenRefresh } = load<typeof tokenRefreshOf>('@wxpipe/token-refresh')
    const { cache, storageStore } = load<typeof cacheOf>('@wxpipe/cache')
    let token: string | undefined
    const session = {
      getToken: () => token,
      setToken: (next: { token: string }) => {
        token = next.token
      },
      refresh: wxLogin({ exchange: async (code, api) => (await api.post<{ token: string }>('login', { code })).data }),
      loginPage: '/pages/login/login',
    }
    const client = core
      .createClient({ baseURL: 'https://api.example.com/', account: () => null })
      .use(load<typeof tokenInjectionOf>('@wxpipe/token-injection').tokenInjection(session))
      .use(load<typeof tokenExpiryOf>('@wxpipe/token-expiry').tokenExpiry(session))
      .use(tokenRefresh(session))
      .use(load<typeof loginRedirectOf>('@wxpipe/login-redirect').loginRedirect(session))
      .use(load<typeof envelopeOf>('@wxpipe/envelope').envelope({ success: [0] }))
      .use(cache({ ttl: 60_000, store: storageStore() }))
      .use(load<typeof queueOf>('@wxpipe/queue').queue())
      .use(load<typeof retryOf>('@wxpipe/retry').retry({ baseDelay: 1 }))
      .use(load<typeof pageScopeOf>('@wxpipe/page-scope').pageScope())
      .use(load<typeof toastOf>('@wxpipe/toast').toast())
    expect((await client.get('me')).data).toBe('/me')
    expect((await client.get('me')).data).toBe('/me')
    expect((await client.post('me', { id: 1 })).data).toBe('/me')
    const error = await client.get('busy').catch((thrown) => thrown)
    expect([error.name, error.code, core.isHttpError(error, 'STATUS')]).toEqual(['StatusError', 'STATUS', true])
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: 'StatusError', code: 'STATUS' })
    expect(writes).toEqual([])
  },
)
