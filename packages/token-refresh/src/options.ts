// The options of token-refresh, and the session that a refresh returns.
import type { Client, Token, TokenSource } from '@wxpipe/core'

/**
 * What a refresh returns: the new token, or an object that holds it together with whatever the app stores with it. A
 * text that contains a space (except after a leading `Bearer`), `<` or a character outside ASCII is no token, but an
 * error page of a gateway, or a message of the server.
 */
export type Session = string | { readonly token: string }

/** Options of `tokenRefresh`; `getToken` is the same as for `tokenInjection`. */
export interface TokenRefreshOptions<S extends Session = Session> extends TokenSource {
  /**
   * Gets a new session from the server. The client that it is given sends without a token, does not wait for the
   * session, is not served from a cache and outlives the page, whatever else the app's client does.
   */
  readonly refresh: (client: Client<TokenRefreshKeys>) => S | PromiseLike<S>
  /**
   * Stores what `refresh` returned. Not called if the session has changed meanwhile (a logout, another login). An app
   * whose `refresh` stores the session itself leaves this out, and then has to check for a logout itself.
   */
  readonly setToken?: ((session: S) => unknown) | undefined
  /** Milliseconds for a refresh including `setToken`, and for each other call of `getToken`; default 30,000. */
  readonly refreshTimeout?: number | undefined
  /**
   * How many refreshes may begin in one `window`; default 5. Those while nobody is logged in are counted apart. One
   * more fails at once: like the latest one, if that said nothing about the session, else with an AuthExpiredError.
   */
  readonly limit?: number | undefined
  /** Milliseconds of the window in which `limit` counts; default 30,000. */
  readonly window?: number | undefined
  /**
   * When a token expires, in milliseconds since 1970: then it is refreshed before sending. `jwtExpiresAt` reads a JWT.
   */
  readonly expiresAt?: ((token: Token) => number | undefined) | undefined
  /**
   * Milliseconds by which a token counts as expired before `expiresAt`: clocks differ, responses take time; default
   * 30,000.
   */
  readonly skew?: number | undefined
  /** More origins that belong to the session, besides that of the client which the plugin is first used on. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'token-refresh'`. */
  readonly name?: string | undefined
}

/** The request option that `tokenRefresh` shares with the other session plugins. */
export interface TokenRefreshKeys {
  /** `false` sends this request whatever the session's state: it never waits for a refresh and never starts one. */
  readonly auth: boolean
}
