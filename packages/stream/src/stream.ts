// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `stream`. */
export interface StreamOptions {
  /** The header's name; default `'x-stream'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'stream'`. */
  readonly name?: string | undefined
}

/** The request option that `stream` adds. */
export interface StreamKeys {
  /** `false` leaves this request alone. */
  readonly stream: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(stream())
 */
export function stream(options: StreamOptions = {}): Plugin<StreamKeys> {
  const { header = 'x-stream', name = 'stream' } = checkOptions('stream', options, { header: 'string', name: 'string' })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { stream: 'boolean' },
    request(request: HttpRequest<StreamKeys>) {
      if (request.options.stream === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
