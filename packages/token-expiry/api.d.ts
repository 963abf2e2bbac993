// The public types of @wxpipe/token-expiry, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/token-expiry

import { AuthExpiredError, HttpRequest, HttpResponse, Plugin } from '@wxpipe/core'

interface TokenExpiryKeys {
  readonly auth: boolean
}

interface TokenExpiryOptions {
  readonly statusCodes?: readonly number[] | undefined
  readonly codes?: readonly (string | number)[] | undefined
  readonly codeField?: string | undefined
  readonly isExpired?: ((response: HttpResponse, request: HttpRequest) => boolean) | undefined
  readonly onExpired?: ((error: AuthExpiredError) => void) | undefined
  readonly origins?: readonly string[] | undefined
  readonly name?: string | undefined
}

declare function tokenExpiry(
  options?:
    | TokenExpiryOptions
    | (TokenExpiryOptions & {
        readonly getToken: unknown
      }),
): Plugin<TokenExpiryKeys>

export { type TokenExpiryKeys, type TokenExpiryOptions, tokenExpiry }
