// What a page shows of a call: plain data, for setData and WXML.

/**
 * `'idle'`: nothing has been asked for. `'loading'`: asked, and nothing to show yet. `'ready'`, `'empty'`: answered.
 * `'failed'`: `words` say why. `'signed-out'`: failed, because the session has expired.
 */
export type State = 'idle' | 'loading' | 'ready' | 'empty' | 'failed' | 'signed-out'

/** A field of a page's `data`, which `track` or `paged` keeps. */
export interface PageState<T> {
  readonly state: State
  /** The last answer, also while a newer one is awaited or has failed; `null` before the first. */
  readonly data: T | null
  /** What the user reads of the last failure; `''` from the next answer on. */
  readonly words: string
  /** Of a list that `paged` keeps: whether the server has more. Not there before the first answer. */
  readonly hasMore?: boolean
  /** Of such a list: the number of the page that came last. */
  readonly pageNo?: number
}

/** The part that is needed of a page's, or a component's, `this`, whichever typings it has. */
export interface StatefulPage<Data> {
  readonly data: Data
  setData(data: object): void
}

/** A page whose fields are all looked at alike. */
export type AnyPage = StatefulPage<{ readonly [name: string]: PageState<unknown> }> & {
  onUnload?: (this: unknown) => void
}

/** Some fields of a state, by name or by path (`'data[8]'`). */
export interface Changes {
  [path: string]: unknown
}

/**
 * The state of a field before its first call.
 * @example Page({ data: { groups: idle<Group[]>() } })
 */
export function idle<T>(): PageState<T> {
  return { state: 'idle', data: null, words: '' }
}
