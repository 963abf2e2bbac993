// A server whose token has expired: it accepts only the newest one, takes its time to answer, and counts what it is asked
import type { HostOptions } from './contender.ts'
import { answerWith } from './host.ts'
import { bearer, EXPIRED } from './recipe.ts'

/** Milliseconds that an answer takes when all come together; spread, they come over as many. */
const ANSWER = 20
/** Milliseconds of a refresh: spread, some expiries are told after it. */
const REFRESH = 10

export const createAuthServer = (spread: boolean) => {
  let valid = 'renewed-0'
  let stored = 'expired'
  const counts = { calls: 0, refreshes: 0 }
  const authorization = (header: HostOptions['header']) => {
    for (const name in header) if (name.toLowerCase() === 'authorization') return header[name]
    return undefined
  }
  const request = (options: HostOptions) => {
    counts.calls += 1
    // Judged when it arrives; the answer takes its time.
    const accepted = authorization(options.header) === bearer(valid)
    const deliver = () => {
      const answer = answerWith({ ok: accepted }, accepted ? 200 : EXPIRED)
      options.success?.(answer)
      options.complete?.(answer)
    }
    setTimeout(deliver, spread ? 1 + (counts.calls % ANSWER) : ANSWER)
    return { abort() {} }
  }
  const refresh = () =>
    new Promise<string>((resolve) => {
      counts.refreshes += 1
      setTimeout(() => {
        valid = `renewed-${counts.refreshes}`
        stored = valid
        resolve(stored)
      }, REFRESH)
    })
  return { host: { request, uploadFile() {}, downloadFile() {} }, counts, getToken: () => stored, refresh }
}
