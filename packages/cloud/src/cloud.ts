// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `cloud`. */
export interface CloudOptions {
  /** The header's name; default `'x-cloud'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'cloud'`. */
  readonly name?: string | undefined
}

/** The request option that `cloud` adds. */
export interface CloudKeys {
  /** `false` leaves this request alone. */
  readonly cloud: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(cloud())
 */
export function cloud(options: CloudOptions = {}): Plugin<CloudKeys> {
  const { header = 'x-cloud', name = 'cloud' } = checkOptions('cloud', options, { header: 'string', name: 'string' })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { cloud: 'boolean' },
    request(request: HttpRequest<CloudKeys>) {
      if (request.options.cloud === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
