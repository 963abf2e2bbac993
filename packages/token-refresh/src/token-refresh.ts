// Repairs an expired session: one refresh for any number of requests, then each is sent again from its original value.
import { ConfigError, checkOptions, type Kinds, type Plugin, type SessionOrigin, sessionOrigin } from '@wxpipe/core'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { createSession } from './session.ts'

const kinds: Kinds<TokenRefreshOptions<Session>> = {
  getToken: 'function',
  refresh: 'function',
  setToken: 'function',
  refreshTimeout: 'number',
  limit: 'number',
  window: 'number',
  expiresAt: 'function',
  skew: 'number',
  origins: 'list',
  name: 'string',
}

// By the options, which stand for the session: clients may have a plugin each, but a refresh token may work only once.
const sessions = new WeakMap<object, (origin: SessionOrigin) => Plugin<TokenRefreshKeys>>()

/**
 * Makes the plugin that refreshes an expired session and sends the failed requests again. Clients of an app that use
 * one instance, or instances made from one options object, share one refresh.
 * @throws AuthExpiredError (as a rejection) when the server refuses the refresh, else an error of the kind that the
 * refresh failed with; `cause` is the refresh's own failure. ConfigError (at once) without `getToken` or `refresh`, for
 * an option of the wrong type, one whose name differs from a known one only in case, and an origin without a scheme and
 * a host; as a rejection, when `expiresAt` returns a promise, and for a URL with a host when the client has no
 * `baseURL` and no origin is listed
 * @example
 * client.use(tokenRefresh({
 *   getToken: () => session.token,
 *   refresh: (api) => api.post<Session>('token/refresh', { refreshToken: session.refreshToken }).then(({ data }) => data),
 *   setToken: (next) => Object.assign(session, next),
 * }))
 */
export function tokenRefresh<S extends Session = Session>(options: TokenRefreshOptions<S>): Plugin<TokenRefreshKeys> {
  const given = checkOptions('token-refresh', options, kinds as Kinds<TokenRefreshOptions<S>>, true)
  if (!given.getToken || !given.refresh) throw new ConfigError('token-refresh needs getToken and refresh')
  const pluginOf = sessions.get(options) || createSession(options, given)
  sessions.set(options, pluginOf)
  return pluginOf(sessionOrigin(given.origins))
}
