// Responses with more than a body: a status, a header, a delay.
import { checkOptions } from '@wxpipe/core'

/** What a reply may have besides status and body. */
export interface ReplyOptions {
  /** Milliseconds until the response; default: the plugin's `delay`. */
  readonly delay?: number
  /** The app receives the names in the case that is written here. */
  readonly header?: { readonly [name: string]: string }
}

/** A response. It has the shape of a reply of `@wxpipe/testing`. */
export interface Reply extends ReplyOptions {
  readonly statusCode: number
  readonly data: unknown
}

/**
 * The objects that `reply` has made, and those of `fault` (with `null`). They are known by identity, because a body may
 * have fields of the same names.
 */
export const made = /* @__PURE__ */ new WeakMap<object, Reply | null>()

/**
 * Makes a response with a status; a response made without `reply` has 200.
 * @throws ConfigError for a status that is not a number, and for an unknown option or one of the wrong type
 * @example mock({ 'POST login': reply(400, { code: 'WRONG' }, { delay: 300, header: { 'X-Trace': '7' } }) })
 */
export function reply(statusCode: number, data: unknown = '', options?: ReplyOptions): Reply {
  // `null` makes the check below refuse a missing status like one of the wrong type.
  const own = { statusCode: (statusCode || null) as number, data }
  const response = checkOptions<Reply>('reply', Object.assign({}, options, own), {
    statusCode: 'number',
    data: 'any',
    delay: 'number',
    header: 'object',
  })
  made.set(response, response)
  return response
}
