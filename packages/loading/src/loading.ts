// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `loading`. */
export interface LoadingOptions {
  /** The header's name; default `'x-loading'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'loading'`. */
  readonly name?: string | undefined
}

/** The request option that `loading` adds. */
export interface LoadingKeys {
  /** `false` leaves this request alone. */
  readonly loading: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(loading())
 */
export function loading(options: LoadingOptions = {}): Plugin<LoadingKeys> {
  const { header = 'x-loading', name = 'loading' } = checkOptions('loading', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { loading: 'boolean' },
    request(request: HttpRequest<LoadingKeys>) {
      if (request.options.loading === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
