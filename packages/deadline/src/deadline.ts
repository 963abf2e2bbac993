// Bounds a whole call in time: its place in the queue, its retries, its refresh of the session and every other wait.
import {
  anySignal,
  ConfigError,
  checkOptions,
  createCancelSource,
  type HttpRequest,
  ORDER_DEADLINE,
  type Plugin,
  TimeoutError,
  withRequest,
} from '@wxpipe/core'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** Options of `deadline`. */
export interface DeadlineOptions {
  /** Milliseconds that a call may take in all, every wait included; default 30,000. */
  readonly total?: number | undefined
  /** The interceptor's name; default `'deadline'`. */
  readonly name?: string | undefined
}

/** The request option that `deadline` adds. */
export interface DeadlineKeys {
  /** Milliseconds that this call may take in all; `false` for no bound. */
  readonly deadline: number | false
}

/**
 * Makes the plugin that bounds whole calls. Where `timeout` counts for each send anew, this counts once for all that a call
 * does: queue, retries, refresh, waits for the network. When the time is over, what is under way is aborted. A login that a
 * person is typing does not count: a call that is sent again after it has the whole time again.
 * @throws ConfigError for an option that is not known or of another kind, and for a time that no timer takes (as a rejection, when
 * it is a request's); TimeoutError (as a rejection) with the time and the number of its own sends, when the time is over
 * @example client.use(deadline({ total: 30_000 })); client.get('ticket', { deadline: 10_000 })
 */
export function deadline(options: DeadlineOptions = {}): Plugin<DeadlineKeys> {
  const { total = 30_000, name = 'deadline' } = checkOptions('deadline', options, { total: 'number', name: 'string' })
  const check = (milliseconds: number | true) => {
    // A timer holds 31 bits; beyond that it fires at once.
    if (milliseconds === true || !(milliseconds > 0 && milliseconds < 2e9)) {
      throw new ConfigError('deadline: 1 to 2e9 ms')
    }
  }
  check(total)
  /** For each request the function that stops its timer. It returns the error if the time was over. */
  const stops = new WeakMap<HttpRequest, () => unknown>()
  const stop = (request: HttpRequest) => stops.has(request) && stops.get(request)!()

  return {
    name,
    order: ORDER_DEADLINE,
    keys: { deadline: 'number boolean' },
    request(request: HttpRequest<DeadlineKeys>) {
      const { deadline: milliseconds = total } = request.options
      if (milliseconds === false) return request
      check(milliseconds)
      const source = createCancelSource()
      const timer = setTimeout(() => {
        // The number of the call's own sends: a call that shares the send of another one has made none.
        source.abort(new TimeoutError(`deadline of ${milliseconds} ms, own sends: ${request.call.sends}`, { request }))
      }, milliseconds)
      const bounded = withRequest(request, { signal: anySignal(request.signal, source.signal) })
      stops.set(bounded, () => {
        clearTimeout(timer)
        return source.signal.reason
      })
      return bounded
    },
    response(response, request) {
      stop(request)
      return response
    },
    error(error, request) {
      throw stop(request) || error
    },
  }
}
