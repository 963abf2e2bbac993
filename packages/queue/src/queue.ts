// Holds requests back while all slots are taken or their server rests, and lets the urgent ones go first.
import {
  AbortError,
  ConfigError,
  checkOptions,
  type HttpRequest,
  type Kinds,
  ORDER_QUEUE,
  startTimer,
  TimeoutError,
} from '@wxpipe/core'
import { nextOf, priorities, type Waiter } from './line.ts'
import type { QueueKeys, QueueOptions, QueuePlugin } from './options.ts'

const kinds: Kinds<QueueOptions> = {
  concurrency: 'number',
  aging: 'number',
  maxWait: 'number',
  coolDown: 'function',
  name: 'string',
}
const ruleKinds = { priority: 'string', maxWait: 'number' }

/**
 * Makes the plugin that sends only as many requests at once as the host allows; clients that use the same instance
 * share its slots. Time in the queue does not count towards `timeout`.
 * @throws ConfigError for an unknown option or one of another kind and for an unknown priority (as a rejection, when it
 * is a request's), and for a `concurrency` that would let nothing through; TimeoutError (as a rejection) that says how
 * long a request has waited when that is more than `maxWait`; AbortError (as a rejection) for what `clear` removes from
 * the line
 * @example const slots = queue(); apiClient.use(slots); fileClient.use(slots)
 */
export function queue(options: QueueOptions = {}): QueuePlugin {
  const { concurrency = 10, aging = 8, maxWait, name = 'queue', coolDown } = checkOptions('queue', options, kinds)
  if (!(concurrency >= 1)) throw new ConfigError('queue: concurrency must be 1 or more')
  const lines = priorities.map(() => new Set<Waiter>())
  let pending = 0
  let waiting = 0
  let tickets = 0
  // Counts the slots that waiters get: each one divisible by `aging` goes to the waiter that came first.
  let slotNumber = 1

  /** Gives free slots to waiters. Called whenever a slot becomes free, or a rest ends. */
  const advance = (): void => {
    while (pending < concurrency) {
      const next = nextOf(lines, rests, slotNumber % aging === 0)
      if (!next) return
      next.end()
    }
  }

  const rests = coolDown && coolDown(advance)

  /** Takes a slot back from a request, even if `hear`, which may be the app's, throws. @returns the outcome */
  const release = <T>(outcome: T, request: HttpRequest): T => {
    try {
      if (rests) rests.hear(request, outcome)
    } finally {
      pending--
      advance()
    }
    return outcome
  }

  return {
    name,
    order: ORDER_QUEUE,
    keys: { queue: 'object boolean' },
    get pending() {
      return pending
    },
    get size() {
      return waiting
    },
    clear(cause) {
      for (const line of lines) {
        // A copy, because a signal of the app's own may send another request while its listener is removed.
        for (const { request, end } of Array.from(line))
          end(new AbortError('cleared from the queue', { request, cause }))
      }
    },
    request(request: HttpRequest<QueueKeys>, next) {
      const { queue: rule = {} } = request.options
      // Sent through `next`, so that this plugin's other hooks do not see its outcome: it has no slot to give back.
      if (rule === false) return next(request)
      // Checked even if a slot is free, so that a mistyped option is found before the day on which it matters.
      const { priority = 'normal', maxWait: longestWait = maxWait } = checkOptions('queue', rule, ruleKinds)
      const line = lines[priorities.indexOf(priority)]
      if (!line) throw new ConfigError(`queue: priority must be ${priorities}`)
      if (!(rests && rests.includes(request)) && pending < concurrency) {
        pending++
        return request
      }
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          request,
          ticket: tickets++,
          end(error) {
            // It may have left the line during `nextOf`: the app's `includes` may free slots or clear the line.
            if (!line.delete(waiter)) return
            waiting--
            if (error) reject(error)
            else {
              pending++
              slotNumber++
              resolve(request)
            }
            // After the slot is taken: a signal of the app's own may send another request while its listener is removed.
            stop()
          },
        }
        const stop = startTimer(longestWait, request.signal, () => {
          // If the signal has aborted, the core has rejected the call already, and nobody sees this error. Not
          // retryable, because a retry would only wait again, at the end of the line.
          waiter.end(
            Object.assign(new TimeoutError(`waited ${longestWait} ms in the queue`, { request }), { retryable: false }),
          )
        })
        line.add(waiter)
        waiting++
      })
    },
    response: release,
    error(error, request) {
      throw release(error, request)
    },
  }
}
