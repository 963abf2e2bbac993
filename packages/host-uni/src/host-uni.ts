// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `hostUni`. */
export interface HostUniOptions {
  /** The header's name; default `'x-host-uni'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'host-uni'`. */
  readonly name?: string | undefined
}

/** The request option that `hostUni` adds. */
export interface HostUniKeys {
  /** `false` leaves this request alone. */
  readonly hostUni: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(hostUni())
 */
export function hostUni(options: HostUniOptions = {}): Plugin<HostUniKeys> {
  const { header = 'x-host-uni', name = 'host-uni' } = checkOptions('host-uni', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { hostUni: 'boolean' },
    request(request: HttpRequest<HostUniKeys>) {
      if (request.options.hostUni === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
