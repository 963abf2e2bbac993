// The public types of @wxpipe/signing, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/signing

import { HttpRequest, Method, Plugin } from '@wxpipe/core'

interface SignInput {
  readonly method: Method
  readonly path: string
  readonly query: string
  readonly body: string
  readonly timestamp: number
  readonly nonce: string
}

interface SignedFields {
  readonly [name: string]: string | number
}

interface SigningKeys {
  readonly sign: boolean
}

interface SigningOptions {
  readonly sign: (input: SignInput, request: HttpRequest) => SignedFields | PromiseLike<SignedFields>
  readonly inQuery?: boolean | undefined
  readonly serverTime?: boolean | undefined
  readonly origins?: readonly string[] | undefined
  readonly name?: string | undefined
}

declare const pairsOf: (text: string) => [name: string, value: string][]

declare function signing(options: SigningOptions): Plugin<SigningKeys>

declare const sortedPairs: (text: string) => string

export { pairsOf, type SignedFields, type SignInput, type SigningKeys, type SigningOptions, signing, sortedPairs }
