// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `toast`. */
export interface ToastOptions {
  /** The header's name; default `'x-toast'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'toast'`. */
  readonly name?: string | undefined
}

/** The request option that `toast` adds. */
export interface ToastKeys {
  /** `false` leaves this request alone. */
  readonly toast: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(toast())
 */
export function toast(options: ToastOptions = {}): Plugin<ToastKeys> {
  const { header = 'x-toast', name = 'toast' } = checkOptions('toast', options, { header: 'string', name: 'string' })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { toast: 'boolean' },
    request(request: HttpRequest<ToastKeys>) {
      if (request.options.toast === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
