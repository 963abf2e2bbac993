// The options of dedupe: of the factory, and of one request.
import type { HttpRequest } from '@wxpipe/core'

/**
 * What happens to a request while an equal one is in flight: `'share'` waits for its response, `'reject'` refuses the
 * new one (a double submit), `'latest'` aborts the older one (a search box). `'latest'` sees only requests that use
 * `'latest'`, too, and none that an outer cache has served: set `cache: false` beside it.
 */
export type DedupeMode = 'share' | 'reject' | 'latest'

/** What makes requests equal, and what happens to equal ones. */
export interface DedupeRule {
  /**
   * Returns a text that is the same for equal requests of one account, or `undefined` for a request that has no equal;
   * default: `requestKey` of the core, whose `outcome` is `true` for `'share'`, and `false` for the other modes. A
   * promise is a ConfigError.
   */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Default: `'share'`. */
  readonly mode?: DedupeMode | undefined
}

/** Options of `dedupe`. The client's own option `account` tells whose requests they are. */
export interface DedupeOptions extends DedupeRule {
  /** The methods to which this applies if a request does not set `dedupe`; default: GET, HEAD, OPTIONS. */
  readonly methods?: readonly string[] | undefined
  /** The interceptor's name; default: `'dedupe'`. */
  readonly name?: string | undefined
}

/** The request option that `dedupe` adds. */
export interface DedupeKeys {
  /** A mode, or a rule over the plugin's; `true` applies the plugin's rule whatever the method, `false` none. */
  readonly dedupe: boolean | DedupeMode | DedupeRule
}
