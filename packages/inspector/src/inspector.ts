// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `inspector`. */
export interface InspectorOptions {
  /** The header's name; default `'x-inspector'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'inspector'`. */
  readonly name?: string | undefined
}

/** The request option that `inspector` adds. */
export interface InspectorKeys {
  /** `false` leaves this request alone. */
  readonly inspector: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(inspector())
 */
export function inspector(options: InspectorOptions = {}): Plugin<InspectorKeys> {
  const { header = 'x-inspector', name = 'inspector' } = checkOptions('inspector', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { inspector: 'boolean' },
    request(request: HttpRequest<InspectorKeys>) {
      if (request.options.inspector === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
