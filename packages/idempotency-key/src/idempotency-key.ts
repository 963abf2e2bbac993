// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `idempotencyKey`. */
export interface IdempotencyKeyOptions {
  /** The header's name; default `'x-idempotency-key'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'idempotency-key'`. */
  readonly name?: string | undefined
}

/** The request option that `idempotencyKey` adds. */
export interface IdempotencyKeyKeys {
  /** `false` leaves this request alone. */
  readonly idempotencyKey: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(idempotencyKey())
 */
export function idempotencyKey(options: IdempotencyKeyOptions = {}): Plugin<IdempotencyKeyKeys> {
  const { header = 'x-idempotency-key', name = 'idempotency-key' } = checkOptions('idempotency-key', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { idempotencyKey: 'boolean' },
    request(request: HttpRequest<IdempotencyKeyKeys>) {
      if (request.options.idempotencyKey === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
