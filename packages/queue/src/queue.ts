// Holds requests back while the host's slots are taken, and lets the urgent ones go first.
import { ConfigError, type HttpRequest, ORDER_QUEUE, own, type Plugin, withRequest } from '@wxpipe/core'
import { createLine, type Priority } from './line.ts'

/** Options of `queue`. */
export interface QueueOptions {
  /** Requests at the host at once; default 10, WeChat's own limit. */
  readonly limit?: number | undefined
  /** One slot in so many goes to whoever has waited longest, so that low priority never starves; default 8. */
  readonly aging?: number | undefined
  /**
   * Called whenever the last request has come back and nobody waits. What it throws shows as an unhandled rejection,
   * and stops nothing.
   */
  readonly onIdle?: (() => void) | undefined
  /** The interceptor's name; default `'queue'`. */
  readonly name?: string | undefined
}

/** The request option that `queue` adds. */
export interface QueueKeys {
  /** `false` goes past the queue; `priority` is `'normal'` by default. */
  readonly queue: false | { readonly priority?: Priority | undefined }
}

/** The plugin, and what it is doing at the moment. */
export type QueuePlugin = Plugin<QueueKeys> & {
  /** Requests that hold a slot. */
  readonly running: () => number
  /** Requests that wait for one. */
  readonly waiting: () => number
}

/**
 * Makes the plugin that keeps to the host's slots; clients that use the same instance share them. Time in the queue
 * does not count as `timeout`.
 * @throws ConfigError for a limit that would let nothing through
 * @example const slots = queue(); apiClient.use(slots); fileClient.use(slots)
 */
export function queue(options: QueueOptions = {}): QueuePlugin {
  const { limit = 10, aging = 8, onIdle, name = 'queue' } = own(options)
  if (!(limit >= 1)) throw new ConfigError('queue: limit must be 1 or more')
  const line = createLine(aging)
  const past = new WeakSet<HttpRequest>()
  let running = 0

  /** Hands the slot of a request that has come back to the next in line. */
  const release = (request: HttpRequest): void => {
    if (past.has(request) || line.next()) return
    running--
    if (!running && onIdle) {
      new Promise(() => {
        onIdle.call(options)
      })
    }
  }

  return {
    name,
    order: ORDER_QUEUE,
    running: () => running,
    waiting: line.length,
    request(request: HttpRequest<QueueKeys>) {
      const { queue: given } = request.options
      if (given === false) {
        // A copy of its own tells it from any request that holds a slot.
        const copy = withRequest(request, {})
        past.add(copy)
        return copy
      }
      if (running < limit) {
        running++
        return request
      }
      return new Promise<HttpRequest>((resolve) => {
        line.join(given && own(given).priority, request.signal, () => resolve(request))
      })
    },
    response(response, request) {
      release(request)
      return response
    },
    error(error, request) {
      release(request)
      throw error
    },
  }
}
