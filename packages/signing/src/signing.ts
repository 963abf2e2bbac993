// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `signing`. */
export interface SigningOptions {
  /** The header's name; default `'x-signing'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'signing'`. */
  readonly name?: string | undefined
}

/** The request option that `signing` adds. */
export interface SigningKeys {
  /** `false` leaves this request alone. */
  readonly signing: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(signing())
 */
export function signing(options: SigningOptions = {}): Plugin<SigningKeys> {
  const { header = 'x-signing', name = 'signing' } = checkOptions('signing', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { signing: 'boolean' },
    request(request: HttpRequest<SigningKeys>) {
      if (request.options.signing === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
