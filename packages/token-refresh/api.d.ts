// The public types of @wxpipe/token-refresh, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/token-refresh

import { Client, Plugin, Token, TokenSource } from '@wxpipe/core'

interface LoginHost {
  login(options: { timeout?: number; success: (result: any) => void; fail: (failure: any) => void }): unknown
  checkSession(options: { success: (result: any) => void; fail: (failure: any) => void }): unknown
}

type Session =
  | string
  | {
      readonly token: string
    }

interface TokenRefreshKeys {
  readonly auth: boolean
}

interface TokenRefreshOptions<S extends Session = Session> extends TokenSource {
  readonly refresh: (client: Client<TokenRefreshKeys>) => S | PromiseLike<S>
  readonly setToken?: ((session: S) => unknown) | undefined
  readonly refreshTimeout?: number | undefined
  readonly limit?: number | undefined
  readonly window?: number | undefined
  readonly expiresAt?: ((token: Token) => number | undefined) | undefined
  readonly skew?: number | undefined
  readonly origins?: readonly string[] | undefined
  readonly name?: string | undefined
}

interface WxLoginOptions<S extends Session> {
  readonly exchange: (code: string, client: Client<TokenRefreshKeys>) => S | PromiseLike<S>
  readonly renew?: ((client: Client<TokenRefreshKeys>) => S | PromiseLike<S>) | undefined
  readonly host?: LoginHost | undefined
}

declare function jwtExpiresAt(token: Token): number | undefined

declare function tokenRefresh<S extends Session = Session>(options: TokenRefreshOptions<S>): Plugin<TokenRefreshKeys>

declare function wxLogin<S extends Session>(
  options: WxLoginOptions<S>,
): (client: Client<TokenRefreshKeys>) => Promise<S>

export { Token } from '@wxpipe/core'
export {
  jwtExpiresAt,
  type LoginHost,
  type Session,
  type TokenRefreshKeys,
  type TokenRefreshOptions,
  tokenRefresh,
  type WxLoginOptions,
  wxLogin,
}
