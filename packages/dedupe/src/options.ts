// The options of dedupe: of the factory, and of one request.
import type { HttpRequest } from '@wxpipe/core'

/**
 * What becomes of a request while an equal one is in flight: `'share'` waits for its answer, `'reject'` refuses the new one (a
 * double submit), `'latest'` aborts the older one (a search box). `'latest'` only sees requests that say `'latest'` too, and
 * none that a cache outside has answered: write `cache: false` beside it.
 */
export type DedupeMode = 'share' | 'reject' | 'latest'

/** What makes requests equal, and what becomes of equal ones. */
export interface DedupeRule {
  /**
   * A text that equal requests of one account share, or `undefined` for a request that has no equal; default: `requestKey`
   * of the core, and the options that are `false`.
   */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Default: `'share'`. */
  readonly mode?: DedupeMode | undefined
}

/** Options of `dedupe`. Whose requests they are says the client's own option `account`. */
export interface DedupeOptions extends DedupeRule {
  /** The methods to which this applies when a request says nothing; default: GET, HEAD, OPTIONS. */
  readonly methods?: readonly string[] | undefined
  /** The interceptor's name; default: `'dedupe'`. */
  readonly name?: string | undefined
}

/** The request option that `dedupe` adds. */
export interface DedupeKeys {
  /** A mode, or a rule over the plugin's own; `true` is the plugin's own whatever the method, `false` is none. */
  readonly dedupe: boolean | DedupeMode | DedupeRule
}
