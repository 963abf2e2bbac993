// Holds requests back while the host's slots are taken, and lets the urgent ones go first.
import { type HttpRequest, ORDER_QUEUE, type Plugin } from '@wxpipe/core'
import { createLine, type Priority } from './line.ts'

/** Options of `queue`. */
export interface QueueOptions {
  /** Requests at the host at once; default 10, WeChat's own limit. */
  readonly limit?: number | undefined
  /** One slot in so many goes to whoever has waited longest, so that low priority never starves; default 8. */
  readonly aging?: number | undefined
  /** Called whenever the last request has come back and nobody waits. */
  readonly onIdle?: (() => void) | undefined
  /** The interceptor's name; default `'queue'`. */
  readonly name?: string | undefined
}

/** The request option that `queue` adds. */
export interface QueueKeys {
  /** `false` goes past the queue; `priority` is `'normal'` by default. */
  readonly queue: false | { readonly priority: Priority }
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
 * @example const slots = queue(); apiClient.use(slots); fileClient.use(slots)
 */
export function queue(options: QueueOptions = {}): QueuePlugin {
  const { limit = 10, aging = 8, onIdle, name = 'queue' } = options
  const line = createLine(aging)
  let running = 0

  const priorityOf = (request: HttpRequest<QueueKeys>): Priority | false => {
    const own = request.options.queue
    return own === undefined ? 'normal' : own && own.priority
  }

  /** Hands the slot of a request that has come back to the next in line. */
  const release = (request: HttpRequest<QueueKeys>): void => {
    if (!priorityOf(request)) return
    const admit = line.next()
    if (admit) return admit()
    running--
    if (!running && onIdle) onIdle()
  }

  return {
    name,
    order: ORDER_QUEUE,
    running: () => running,
    waiting: line.length,
    request(request: HttpRequest<QueueKeys>) {
      const priority = priorityOf(request)
      if (!priority) return request
      if (running < limit) {
        running++
        return request
      }
      return new Promise<HttpRequest>((resolve) => {
        line.join({ priority, signal: request.signal, admit: () => resolve(request) })
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
