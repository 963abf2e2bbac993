// The state of a call as a page shows it: plain data, for setData and WXML.

/**
 * `'idle'`: nothing has been requested. `'loading'`: requested, but nothing to show yet. `'ready'`, `'empty'`:
 * the response has come. `'failed'`: `words` say why. `'signed-out'`: failed, because the session has expired.
 */
export type State = 'idle' | 'loading' | 'ready' | 'empty' | 'failed' | 'signed-out'

/** A field of a page's `data` that `track` or `paged` keeps up to date. */
export interface PageState<T> {
  /** How far the newest call is. */
  readonly state: State
  /** The last response, even while a newer call is pending or has failed; `null` before the first. */
  readonly data: T | null
  /** What the user reads about the last failure; `''` from the next response on. */
  readonly words: string
  /** For a list of `paged`: whether the server has more. Missing before the first response. */
  readonly hasMore?: boolean
  /** For such a list: the number of the page that came last, from 1. */
  readonly pageNo?: number
}

/** The part of a page's or a component's `this` that is needed, whatever its typings. */
export interface StatefulPage<Data> {
  readonly data: Data
  setData(data: object): void
}

/** A page whose fields are all typed alike, because a field is found by a name that is not known here. */
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
