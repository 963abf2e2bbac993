// Limits how many refreshes may begin: a server that refuses each new token, or a bad network, must not cause a storm.
import type { Account } from '@wxpipe/core'

/** The fields of a refresh that the limit reads. */
interface Counted {
  readonly account: Account
  /** When it began, in milliseconds since 1970; a `window` earlier once its session has ended. */
  readonly at: number
  /** What it failed with, if that said nothing about the session. */
  readonly failure?: unknown
}

/** Whether both have the same account, or may have: nobody's, or an unknown one, may become the other's by a login. */
export function mayBeSameAccount(one: { readonly account: Account }, other: { readonly account: Account }): boolean {
  return !one.account || !other.account || one.account === other.account
}

/**
 * Makes the function that is called when a refresh begins, and throws if there have been too many. There are two kinds
 * of refreshes: those that failed without saying anything about the session (no network, for example), and all others,
 * after which another one was needed all the same. If `limit` refreshes of the same kind as the latest lie within the
 * window, it throws: for the first kind the latest one's failure, which logs nobody out, for the other kind an Error.
 */
export function createLimit(limit: number, window: number): (refresh: Counted) => void {
  // The latest first.
  let recent: readonly Counted[] = []
  return (refresh) => {
    // `abs`, because a phone's clock may be set back. Refreshes of other accounts do not count, nor
    // do those whose session has ended: `at` is a window earlier then.
    recent = recent.filter((each) => Math.abs(refresh.at - each.at) < window && mayBeSameAccount(each, refresh))
    const failure = recent[0] && recent[0].failure
    const alike = recent.filter((each) => !each.failure === !failure)
    if (alike.length >= limit) throw failure || new Error(`${limit} refreshes in ${window} ms did not help`)
    recent = [refresh, ...recent]
  }
}
