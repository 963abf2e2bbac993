// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `hostFetch`. */
export interface HostFetchOptions {
  /** The header's name; default `'x-host-fetch'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'host-fetch'`. */
  readonly name?: string | undefined
}

/** The request option that `hostFetch` adds. */
export interface HostFetchKeys {
  /** `false` leaves this request alone. */
  readonly hostFetch: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(hostFetch())
 */
export function hostFetch(options: HostFetchOptions = {}): Plugin<HostFetchKeys> {
  const { header = 'x-host-fetch', name = 'host-fetch' } = checkOptions('host-fetch', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { hostFetch: 'boolean' },
    request(request: HttpRequest<HostFetchKeys>) {
      if (request.options.hostFetch === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
