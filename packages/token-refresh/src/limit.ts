// Which refreshes may still begin: a server that refuses each new token, or a bad network, must not cause a storm.
import type { Account, HttpError } from '@wxpipe/core'

/** A refresh that has begun. */
export interface Attempt {
  readonly account: Account
  readonly at: number
  /** What it failed with, when that told nothing about the session. */
  failure?: HttpError
}

/** Whether two accounts are certainly two: who is nobody, or not known yet, may be about to become the other. */
export function areOthers(one: Account, other: Account): boolean {
  return !!one && !!other && one !== other
}

/**
 * Makes what counts refreshes. The returned function notes one that begins, and throws when no more may begin in this
 * window. After a refresh that told nothing about the session, what is thrown is that same failure: too many of those are
 * a bad network, and log nobody out. Otherwise only those count that yielded a token or were refused: they did not help.
 */
export function createLimit(limit: number, window: number): (account: Account) => Attempt {
  let attempts: readonly Attempt[] = []
  return (account) => {
    const now = Date.now()
    // Either way, because a phone's clock may be set back. Another account's bad luck is not this one's.
    attempts = attempts.filter((each) => Math.abs(now - each.at) < window && !areOthers(each.account, account))
    const [newest] = attempts.slice(-1)
    const failure = newest && newest.failure
    const counted = failure ? attempts : attempts.filter((each) => !each.failure)
    if (counted.length >= limit) throw failure || new Error(`${limit} refreshes in ${window} ms did not help`)
    const attempt: Attempt = { account, at: now }
    attempts = attempts.concat(attempt)
    return attempt
  }
}
