// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `hostAlipay`. */
export interface HostAlipayOptions {
  /** The header's name; default `'x-host-alipay'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'host-alipay'`. */
  readonly name?: string | undefined
}

/** The request option that `hostAlipay` adds. */
export interface HostAlipayKeys {
  /** `false` leaves this request alone. */
  readonly hostAlipay: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(hostAlipay())
 */
export function hostAlipay(options: HostAlipayOptions = {}): Plugin<HostAlipayKeys> {
  const { header = 'x-host-alipay', name = 'host-alipay' } = checkOptions('host-alipay', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { hostAlipay: 'boolean' },
    request(request: HttpRequest<HostAlipayKeys>) {
      if (request.options.hostAlipay === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
