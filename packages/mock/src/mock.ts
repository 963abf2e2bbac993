// Responds in the server's place during development: it replaces the transport of requests that have a route.
import { ConfigError, checkOptions, type HttpRequest, ORDER_MOCK, type Plugin, withRequest } from '@wxpipe/core'
import { type MockRoutes, paramsOf } from './routes.ts'
import { transportOf } from './transport.ts'

/** Options of `mock`. */
export interface MockOptions {
  /** Milliseconds until a response, or the bounds of a random time; default 0. */
  readonly delay?: number | readonly [number, number] | undefined
  /** Whether a request without a route goes to the server; default `true`. `false`: it rejects with a `ConfigError`. */
  readonly passThrough?: boolean | undefined
  /**
   * Whether mocks respond at all. Default: only in builds that the host's `getAccountInfoSync` reports as `develop` or
   * `trial` (`envVersion`, base library 2.10.0 by WeChat's typings).
   */
  readonly isEnabled?: boolean | undefined
  /** The interceptor's name; default `'mock'`. */
  readonly name?: string | undefined
}

/** The request option that `mock` adds. */
export interface MockKeys {
  /** `false` sends this request to the server, whatever routes there are. */
  readonly mock: boolean
}

/** The part of `wx` that tells which build this is (`envVersion`: base library 2.10.0). */
interface BuildHost {
  getAccountInfoSync(): { readonly miniProgram: { readonly envVersion: string } }
}

/**
 * Makes the plugin that responds in the server's place. All other plugins work as with a server: statuses are checked,
 * expired sessions detected, failures retried, responses cached.
 * @throws ConfigError for a route or an option that cannot work; (as a rejection) for a request without a route when
 * `passThrough` is `false`
 * @example
 * client.use(mock({
 *   'GET activity/:id': ({ params }) => ({ code: '10000', data: { id: Number(params.id) } }),
 *   'POST login': reply(400, { code: 'WRONG' }, { delay: 300 }),
 * }, { delay: [100, 400] }))
 */
export function mock(routes: MockRoutes, options: MockOptions = {}): Plugin<MockKeys> {
  const {
    delay = 0,
    passThrough = true,
    isEnabled,
    name = 'mock',
  } = checkOptions('mock', options, {
    delay: 'number list',
    passThrough: 'boolean',
    isEnabled: 'boolean',
    name: 'string',
  })
  const [shortest, longest = shortest] = ([] as number[]).concat(delay)
  // Missing routes are replaced by [0], whose key '0' is refused below like any other invalid route.
  const keys = Object.keys(routes || [0]) as (keyof MockRoutes)[]
  for (const key of keys) {
    // No request would ever match such a key.
    if (!/^[A-Z]+ [^?#]+$/.test(key)) throw new ConfigError(`no mock route: ${key}`)
  }

  let isOn = isEnabled
  return {
    name,
    order: ORDER_MOCK,
    keys: { mock: 'boolean' },
    install({ host }) {
      if (isEnabled != null) return
      // Asked at each use: the tests of an app may use one plugin for the hosts of all of them.
      try {
        isOn = /develop|trial/.test((host as BuildHost).getAccountInfoSync().miniProgram.envVersion)
      } catch {
        // Without this information the host may be a user's phone: nothing changes. Mocks are on only if another client's
        // host has said that this is such a build.
      }
    },
    request(request: HttpRequest<MockKeys>) {
      if (!isOn || request.options.mock === false) return request
      for (const key of keys) {
        const params = paramsOf(key, request)
        if (params) {
          return withRequest(request, {
            transport: transportOf(routes, key, params, shortest + Math.random() * (longest - shortest)),
          })
        }
      }
      if (passThrough) return request
      throw new ConfigError('no mock route', { request })
    },
  }
}
