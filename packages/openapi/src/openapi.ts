// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `openapi`. */
export interface OpenapiOptions {
  /** The header's name; default `'x-openapi'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'openapi'`. */
  readonly name?: string | undefined
}

/** The request option that `openapi` adds. */
export interface OpenapiKeys {
  /** `false` leaves this request alone. */
  readonly openapi: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(openapi())
 */
export function openapi(options: OpenapiOptions = {}): Plugin<OpenapiKeys> {
  const { header = 'x-openapi', name = 'openapi' } = checkOptions('openapi', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { openapi: 'boolean' },
    request(request: HttpRequest<OpenapiKeys>) {
      if (request.options.openapi === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
