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
 * The key of a mark on what `reply` (`true`) and `fault` (`false`) have made, because a body may have fields of the same
 * names. A registered symbol: a test in ES modules and an app in CommonJS have a copy of this package each.
 */
export const mark: unique symbol = /* @__PURE__ */ Symbol.for('wxpipe.mock') as never

/** Sets the mark, out of sight of JSON and copies. @returns the object */
export const marked = <T extends object>(made: T, value: boolean): T => Object.defineProperty(made, mark, { value })

/**
 * Makes a response with a status; a response made without `reply` has 200.
 * @throws ConfigError for a status that is not a number, and for an unknown option or one of the wrong type
 * @example mock({ 'POST login': reply(400, { code: 'WRONG' }, { delay: 300, header: { 'X-Trace': '7' } }) })
 */
export function reply(statusCode: number, data: unknown = '', options?: ReplyOptions): Reply {
  // `null` makes the check below refuse a missing status like one of the wrong type.
  const own = { statusCode: (statusCode || null) as number, data }
  return marked(
    checkOptions<Reply>('reply', Object.assign({}, options, own), {
      statusCode: 'number',
      data: 'any',
      delay: 'number',
      header: 'object',
    }),
    true,
  )
}
