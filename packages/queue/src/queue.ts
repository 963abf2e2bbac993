// Holds requests back while the host's slots are taken or their server rests, and lets the urgent ones go first.
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
 * Makes the plugin that keeps to the host's slots; clients that use the same instance share them. Time in the queue
 * does not count as `timeout`.
 * @throws ConfigError for an option that is not known or of another kind and for a word that is no priority (as a rejection,
 * when it is a request's), and for a `concurrency` that would let nothing through; TimeoutError (as a rejection) that says
 * how long a request has waited when that is more than `maxWait`; AbortError (as a rejection) for what `clear` takes out of
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
  // Counts the slots that were given to those who waited.
  let turns = 1

  /** Gives free slots to those who may go; called whenever a slot is free again, or a rest is over. */
  const advance = (): void => {
    while (pending < concurrency) {
      const next = nextOf(lines, rests, turns % aging === 0)
      if (!next) return
      next.end()
    }
  }

  const rests = coolDown && coolDown(advance)

  /** Gives a slot back, also where `hear` throws: the app may have written it. @returns the outcome */
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
        // A copy, because a signal of the app's own may send another one when it is let go.
        for (const { request, end } of Array.from(line))
          end(new AbortError('cleared from the queue', { request, cause }))
      }
    },
    request(request: HttpRequest<QueueKeys>, next) {
      const { queue: rule = {} } = request.options
      // Sent from here, its outcome does not come back to this plugin: it gives back no slot.
      if (rule === false) return next(request)
      // Also when there is a slot: a mistyped word is to be told before the day on which it counts.
      const { priority = 'normal', maxWait: most = maxWait } = checkOptions('queue', rule, ruleKinds)
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
            // Whoever is looked at may have left meanwhile: what the app has written may give slots, or clear the line.
            if (!line.delete(waiter)) return
            waiting--
            stop()
            if (error) reject(error)
            else {
              pending++
              turns++
              resolve(request)
            }
          },
        }
        const stop = startTimer(most, request.signal, () => {
          // Of an abort the core has told the caller already. After `maxWait` a repetition would only wait again, at the end of the line.
          waiter.end(
            Object.assign(new TimeoutError(`waited ${most} ms in the queue`, { request }), { retryable: false }),
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
