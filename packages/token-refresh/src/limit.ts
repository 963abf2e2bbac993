// Which refreshes may still begin: a server that refuses each new token, or a bad network, must not cause a storm.
import type { Account } from '@wxpipe/core'
import type { Refresh } from './refreshes.ts'

/** Whether two belong to one account. Nobody, or an account that is not known, counts as the same: it may be about to become it. */
export function mayBeSameAccount(one: { readonly account: Account }, other: { readonly account: Account }): boolean {
  return !one.account || !other.account || one.account === other.account
}

/**
 * Makes what counts refreshes: those that have told nothing about the session, as without a network, and the others, which did
 * not help. The returned function notes one that begins. It throws when this window already holds `limit` of the newest one's
 * kind: of the first kind that one's failure, which logs nobody out, and of the second an Error.
 */
export function createLimit(limit: number, window: number): (refresh: Refresh) => void {
  let noted: readonly Refresh[] = []
  return (refresh) => {
    // Either way, because a phone's clock may be set back. Another account's bad luck is not this one's.
    noted = noted.filter((each) => Math.abs(refresh.at - each.at) < window && mayBeSameAccount(each, refresh))
    const failure = noted[0] && noted[0].failure
    const alike = noted.filter((each) => !each.failure === !failure)
    if (alike.length >= limit) throw failure || new Error(`${limit} refreshes in ${window} ms did not help`)
    noted = [refresh, ...noted]
  }
}
