// The public types of @wxpipe/token-injection, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/token-injection

import { Plugin, TokenSource } from '@wxpipe/core'

interface TokenInjectionKeys {
  readonly auth: boolean
}

interface TokenInjectionOptions extends TokenSource {
  readonly header?: string | undefined
  readonly scheme?: string | undefined
  readonly query?: string | undefined
  readonly body?: string | undefined
  readonly origins?: readonly string[] | undefined
  readonly name?: string | undefined
}

declare function tokenInjection(options: TokenInjectionOptions): Plugin<TokenInjectionKeys>

export { type TokenInjectionKeys, type TokenInjectionOptions, tokenInjection }
