// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `transfer`. */
export interface TransferOptions {
  /** The header's name; default `'x-transfer'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'transfer'`. */
  readonly name?: string | undefined
}

/** The request option that `transfer` adds. */
export interface TransferKeys {
  /** `false` leaves this request alone. */
  readonly transfer: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(transfer())
 */
export function transfer(options: TransferOptions = {}): Plugin<TransferKeys> {
  const { header = 'x-transfer', name = 'transfer' } = checkOptions('transfer', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { transfer: 'boolean' },
    request(request: HttpRequest<TransferKeys>) {
      if (request.options.transfer === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
