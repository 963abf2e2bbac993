// Answers that say more than their body: a status, a header, a delay.
import { checkOptions } from '@wxpipe/core'

/** What a reply may say besides status and body. */
export interface ReplyOptions {
  /** Milliseconds until the answer; default: the plugin's `delay`. */
  readonly delay?: number
  /** Names in the case that the app shall receive. */
  readonly header?: { readonly [name: string]: string }
}

/** An answer. It has the shape of a reply of `@wxpipe/testing`. */
export interface Reply extends ReplyOptions {
  readonly statusCode: number
  readonly data: unknown
}

/**
 * The objects that `reply` has made, and those of `fault` (with `null`): by identity, because a body may have fields of the same
 * names.
 */
export const made = /* @__PURE__ */ new WeakMap<object, Reply | null>()

/**
 * Makes an answer with a status; without it an answer has 200.
 * @throws ConfigError for a status that is no number, and for an option that is not known or of another kind
 * @example mock({ 'POST login': reply(400, { code: 'WRONG' }, { delay: 300, header: { 'X-Trace': '7' } }) })
 */
export function reply(statusCode: number, data: unknown = '', options?: ReplyOptions): Reply {
  // With `null`, a missing status is refused like one of another kind.
  const own = { statusCode: (statusCode || null) as number, data }
  const answer = checkOptions<Reply>('reply', Object.assign({}, options, own), {
    statusCode: 'number',
    data: 'any',
    delay: 'number',
    header: 'object',
  })
  made.set(answer, answer)
  return answer
}
