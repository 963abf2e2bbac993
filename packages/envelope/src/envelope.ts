// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `envelope`. */
export interface EnvelopeOptions {
  /** The header's name; default `'x-envelope'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'envelope'`. */
  readonly name?: string | undefined
}

/** The request option that `envelope` adds. */
export interface EnvelopeKeys {
  /** `false` leaves this request alone. */
  readonly envelope: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(envelope())
 */
export function envelope(options: EnvelopeOptions = {}): Plugin<EnvelopeKeys> {
  const { header = 'x-envelope', name = 'envelope' } = checkOptions('envelope', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { envelope: 'boolean' },
    request(request: HttpRequest<EnvelopeKeys>) {
      if (request.options.envelope === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
