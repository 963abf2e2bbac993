// Which refreshes may still begin: a server that refuses each new token, or a bad network, must not cause a storm.
import type { Account } from '@wxpipe/core'
import type { Refresh } from './flight.ts'

/** Whether two belong to one account, as far as is known: who is nobody, or not known yet, may be about to become the other. */
export function isShared(one: { readonly account: Account }, other: { readonly account: Account }): boolean {
  return !one.account || !other.account || one.account === other.account
}

/**
 * Makes what counts refreshes. The returned function notes one that begins, and throws when `limit` of them have ended like
 * the newest in this window. After those that told nothing about the session, what is thrown is the same failure: they are a
 * bad network, and log nobody out. The others yielded a token or were refused: they did not help.
 */
export function createLimit(limit: number, window: number): (refresh: Refresh) => void {
  let noted: readonly Refresh[] = []
  return (refresh) => {
    // Either way, because a phone's clock may be set back. Another account's bad luck is not this one's.
    noted = noted.filter((each) => Math.abs(refresh.at - each.at) < window && isShared(each, refresh))
    const failure = noted[0] && noted[0].failure
    const alike = noted.filter((each) => !each.failure === !failure)
    if (alike.length >= limit) throw failure || new Error(`${limit} refreshes in ${window} ms did not help`)
    noted = [refresh, ...noted]
  }
}
