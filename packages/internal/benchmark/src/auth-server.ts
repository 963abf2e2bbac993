// A server whose token has expired: it accepts only the newest one, takes its time, and counts what it is asked
import type { HostOptions } from './contender.ts'
import { responseWith } from './host.ts'
import { bearer, EXPIRED } from './recipe.ts'

/** Milliseconds that a response takes when all come together; spread, they come over as many. */
const RESPONSE_TIME = 20
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
    // Judged when it arrives; the response takes its time.
    const accepted = authorization(options.header) === bearer(valid)
    const deliver = () => {
      const response = responseWith({ ok: accepted }, accepted ? 200 : EXPIRED)
      options.success?.(response)
      options.complete?.(response)
    }
    setTimeout(deliver, spread ? 1 + (counts.calls % RESPONSE_TIME) : RESPONSE_TIME)
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
