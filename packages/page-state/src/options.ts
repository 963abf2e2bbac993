// The options of `track` and `paged`, and the types of what they take and make.
import type { PageState, StatefulPage } from './states.ts'

/** Options of `track`. */
export interface TrackOptions<T> {
  /** What the user reads when the call has failed; default: nothing. */
  readonly words?: ((error: unknown) => string) | undefined
  /** Whether a response has nothing to show; default: `null`, `undefined` and anything with a length of 0. */
  readonly isEmpty?: ((data: T) => boolean) | undefined
}

/** The names of the page's fields that are a `PageState`. */
export type StateFields<Data> = {
  [Name in keyof Data]: Data[Name] extends PageState<infer _> ? Name : never
}[keyof Data] &
  string

/** The data of such a field, which its call resolves to. */
export type DataOf<S> = S extends PageState<infer T> ? T : never

/** A page of the list; some servers write an empty one as `null`. */
export type PagedData<T> = readonly T[] | PageOf<T> | null

/** A page of the list, with how many items there are in all. */
export interface PageOf<T> {
  /** The items of this page. */
  readonly list: readonly T[] | null
  /** How many items there are in all; without it, a page with fewer items than were asked for is the last one. */
  readonly total?: number | null | undefined
}

/** Options of `paged`. */
export interface PagedOptions<T> {
  /** How many items a page has; default 10. */
  readonly size?: number | undefined
  /** Identifies items, as `wx:key` does: an item that the list already has is not added again. */
  readonly key: (item: T) => unknown
  /** What the user reads when a call has failed; default: nothing. */
  readonly words?: ((error: unknown) => string) | undefined
}

/** The calls of a list. What they show is kept in the page's own data, so pages share nothing. */
export interface Paged<T, Name extends string, P = unknown> {
  /** Asks for the first page. The old list stays until the new one arrives, or for good if that fails. */
  refresh(page: P & StatefulPage<{ readonly [name in Name]: PageState<T[]> }>): Promise<void>
  /**
   * Asks for the next page, unless there is none or a call is under way. If it fails, the list stays; `words` say why.
   */
  more(page: P & StatefulPage<{ readonly [name in Name]: PageState<T[]> }>): Promise<void>
}
