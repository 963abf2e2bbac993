// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `pageState`. */
export interface PageStateOptions {
  /** The header's name; default `'x-page-state'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'page-state'`. */
  readonly name?: string | undefined
}

/** The request option that `pageState` adds. */
export interface PageStateKeys {
  /** `false` leaves this request alone. */
  readonly pageState: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(pageState())
 */
export function pageState(options: PageStateOptions = {}): Plugin<PageStateKeys> {
  const { header = 'x-page-state', name = 'page-state' } = checkOptions('page-state', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { pageState: 'boolean' },
    request(request: HttpRequest<PageStateKeys>) {
      if (request.options.pageState === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
