// Puts a header on each request: the smallest plugin that does something. Write yours in its place.
import { checkOptions, getHeader, type HttpRequest, ORDER_RETRY, type Plugin, withHeader } from '@wxpipe/core'

/** Options of `validation`. */
export interface ValidationOptions {
  /** The header's name; default `'x-validation'`. */
  readonly header?: string | undefined
  /** The interceptor's name; default `'validation'`. */
  readonly name?: string | undefined
}

/** The request option that `validation` adds. */
export interface ValidationKeys {
  /** `false` leaves this request alone. */
  readonly validation: boolean
}

/**
 * Makes the plugin that puts a header on each request.
 * @example createClient({ baseURL }).use(validation())
 */
export function validation(options: ValidationOptions = {}): Plugin<ValidationKeys> {
  const { header = 'x-validation', name = 'validation' } = checkOptions('validation', options, {
    header: 'string',
    name: 'string',
  })
  return {
    name,
    // Outside retry: each attempt has what the first one had.
    order: ORDER_RETRY - 10,
    keys: { validation: 'boolean' },
    request(request: HttpRequest<ValidationKeys>) {
      if (request.options.validation === false || getHeader(request.header, header) !== undefined) return request
      return withHeader(request, header, 'yes')
    },
  }
}
