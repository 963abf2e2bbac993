// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `mock`. */
export interface MockOptions {
  /** The header's name; default `'x-mock'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'mock'`. */
  readonly name?: string | undefined
}

/** The request option that `mock` adds. */
export interface MockKeys {
  /** `false` leaves this request alone. */
  readonly mock: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(mock())
 */
export function mock(options: MockOptions = {}): Plugin<MockKeys> {
  const { header = 'x-mock', name = 'mock' } = checkOptions('mock', options, { header: 'string', name: 'string' })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { mock: 'boolean' },
    request(request: HttpRequest<MockKeys>) {
      if (request.options.mock === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
