// A server whose token has expired: it accepts only the newest one, answers in ticks and counts what it is asked
import { setImmediate as tick } from 'node:timers/promises'
import type { HostOptions } from './contender.ts'
import { answerWith } from './host.ts'
import { bearer, EXPIRED } from './recipe.ts'

/** Answers are spread over so many ticks; a refresh takes a few of them, so some expiries are told after it. */
const SPREAD_TICKS = 20
const REFRESH_TICKS = 5

export const createAuthServer = (spread: boolean) => {
  let valid = 'renewed-0'
  let stored = 'expired'
  const counts = { calls: 0, refreshes: 0 }
  const soon = Promise.resolve()
  const queue: Array<Array<() => void>> = []
  let running = false

  const run = async () => {
    running = true
    while (queue.length > 0) {
      await tick()
      for (const job of queue.shift() ?? []) job()
    }
    running = false
  }
  const later = (ticks: number, job: () => void) => {
    for (let i = queue.length; i < ticks; i++) queue.push([])
    queue[ticks - 1]?.push(job)
    if (!running) run()
  }
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
    if (spread) later(1 + (counts.calls % SPREAD_TICKS), deliver)
    else soon.then(deliver)
    return { abort() {} }
  }
  const refresh = () =>
    new Promise<string>((resolve) => {
      counts.refreshes += 1
      later(spread ? REFRESH_TICKS : 1, () => {
        valid = `renewed-${counts.refreshes}`
        stored = valid
        resolve(stored)
      })
    })
  return { host: { request, uploadFile() {}, downloadFile() {} }, counts, getToken: () => stored, refresh }
}
