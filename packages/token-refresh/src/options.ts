// The options of token-refresh, and what a refresh works with.
import type { Client, Token, TokenSource } from '@wxpipe/core'

/**
 * What a refresh yields: the new token, or an object that holds it besides whatever the app stores with it. A text with a blank,
 * `<` or a letter beyond ASCII in it is no token, but for `Bearer ` at its beginning: it is a gateway's page, or a server's words.
 */
export type Session = string | { readonly token: string }

/** Options of `tokenRefresh`; `getToken` is the same as for `tokenInjection`. */
export interface TokenRefreshOptions<S extends Session = Session> extends TokenSource {
  /**
   * Gets a new session from the server. The client it is given sends without a token, waits for nobody, is
   * answered from no cache and outlives the page, whatever else the app's client does.
   */
  readonly refresh: (client: Client<TokenRefreshKeys>) => S | PromiseLike<S>
  /**
   * Stores what `refresh` yielded. It is not called when the session changed meanwhile (a logout, another login). An
   * app whose `refresh` stores the session itself leaves it out, and then has to look for a logout itself.
   */
  readonly setToken?: ((session: S) => unknown) | undefined
  /** Milliseconds for a refresh with `setToken` in it, and for each other read of `getToken`; default 30,000. */
  readonly refreshTimeout?: number | undefined
  /** How many refreshes may begin in one `window`; default 5. Those while nobody is logged in count apart. */
  readonly limit?: number | undefined
  /** Milliseconds over which `limit` counts; default 30,000. */
  readonly window?: number | undefined
  /** When a token expires, in milliseconds since 1970; refreshes before sending. `jwtExpiresAt` reads a JWT's `exp`. */
  readonly expiresAt?: ((token: Token) => number | undefined) | undefined
  /** Milliseconds before `expiresAt` at which a token counts as expired (clocks differ, answers take time); default 30,000. */
  readonly skew?: number | undefined
  /** More origins that belong to the session; that of the client which the plugin is first used on always does. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'token-refresh'`. */
  readonly name?: string | undefined
}

/** The request option that `tokenRefresh` shares with the other session plugins. */
export interface TokenRefreshKeys {
  /** `false` sends this request whatever the session: it never waits for a refresh and never starts one. */
  readonly auth: boolean
}
