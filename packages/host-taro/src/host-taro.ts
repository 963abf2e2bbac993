// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `hostTaro`. */
export interface HostTaroOptions {
  /** The header's name; default `'x-host-taro'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'host-taro'`. */
  readonly name?: string | undefined
}

/** The request option that `hostTaro` adds. */
export interface HostTaroKeys {
  /** `false` leaves this request alone. */
  readonly hostTaro: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(hostTaro())
 */
export function hostTaro(options: HostTaroOptions = {}): Plugin<HostTaroKeys> {
  const { header = 'x-host-taro', name = 'host-taro' } = checkOptions('host-taro', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { hostTaro: 'boolean' },
    request(request: HttpRequest<HostTaroKeys>) {
      if (request.options.hostTaro === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
