// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `data`. */
export interface DataOptions {
  /** The header's name; default `'x-data'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'data'`. */
  readonly name?: string | undefined
}

/** The request option that `data` adds. */
export interface DataKeys {
  /** `false` leaves this request alone. */
  readonly data: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(data())
 */
export function data(options: DataOptions = {}): Plugin<DataKeys> {
  const { header = 'x-data', name = 'data' } = checkOptions('data', options, { header: 'string', name: 'string' })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { data: 'boolean' },
    request(request: HttpRequest<DataKeys>) {
      if (request.options.data === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
