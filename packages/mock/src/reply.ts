// Answers that say more than their body: a status, a header, a delay.

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

/** What `reply` has made. A body may have a `statusCode` of its own: that makes it no reply. */
export const replies = /* @__PURE__ */ new WeakMap<object, Reply>()

/**
 * Makes an answer with a status; without it an answer has 200.
 * @example mock({ 'POST login': reply(400, { code: 'WRONG' }, { delay: 300, header: { 'X-Trace': '7' } }) })
 */
export function reply(statusCode: number, data: unknown = '', options?: ReplyOptions): Reply {
  const made = Object.assign({}, options, { statusCode, data })
  replies.set(made, made)
  return made
}
