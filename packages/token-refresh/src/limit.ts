// Which refreshes may still begin: a server that refuses each new token, or a bad network, must not cause a storm.
import type { Account } from '@wxpipe/core'
import type { Refresh } from './refreshes.ts'

/** Whether two belong to one account, or may: nobody's, and one that is not known, may become the other's by a login. */
export function mayBeSameAccount(one: { readonly account: Account }, other: { readonly account: Account }): boolean {
  return !one.account || !other.account || one.account === other.account
}

/**
 * Makes the function that is called when a refresh begins, and throws when there have been too many. There are two kinds:
 * refreshes that failed and told nothing about the session (no network, say), and all others, after which another one was needed
 * all the same. When `limit` refreshes of the kind of the newest lie within the window, it throws the failure of the newest, which
 * logs nobody out, or, for the other kind, an Error.
 */
export function createLimit(limit: number, window: number): (refresh: Refresh) => void {
  // The newest first.
  let recent: readonly Refresh[] = []
  return (refresh) => {
    // `abs`, because a phone's clock may be set back. The refreshes of other accounts do not count.
    recent = recent.filter((each) => Math.abs(refresh.at - each.at) < window && mayBeSameAccount(each, refresh))
    const failure = recent[0] && recent[0].failure
    const alike = recent.filter((each) => !each.failure === !failure)
    if (alike.length >= limit) throw failure || new Error(`${limit} refreshes in ${window} ms did not help`)
    recent = [refresh, ...recent]
  }
}
