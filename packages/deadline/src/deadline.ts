// Limits the total time of a call: its wait in the queue, its retries, its session refresh and every other wait.
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
  /** Milliseconds (more than 0, less than 2e9) that a call may take in all, every wait included; default 30,000. */
  readonly total?: number | undefined
  /** The interceptor's name; default `'deadline'`. */
  readonly name?: string | undefined
}

/** The request option that `deadline` adds. */
export interface DeadlineKeys {
  /** Milliseconds that this call may take in all; `false` for no limit. Default: the plugin's `total`. */
  readonly deadline: number | false
}

/**
 * Makes the plugin that limits the total time of calls. `timeout` applies to each send; this applies once to all that a
 * call does: queue, retries, refresh, waits for the network. When the time is over, whatever is in progress is aborted.
 * The time that a user takes to log in does not count: a call that is sent again after the login has the whole time
 * again.
 * @throws ConfigError for an unknown option or one of another kind, and for a time of 0, below it, or from 2e9 on (as a
 * rejection, when it is a request's); TimeoutError (as a rejection) with the time and the number of its own sends, when
 * the time is over
 * @example
 * const client = createClient({ baseURL }).use(deadline({ total: 30_000 }))
 * client.get('ticket', { deadline: 10_000 })
 */
export function deadline(options: DeadlineOptions = {}): Plugin<DeadlineKeys> {
  const { total = 30_000, name = 'deadline' } = checkOptions('deadline', options, { total: 'number', name: 'string' })
  const check = (milliseconds: number | true) => {
    // A timer stores 31 bits: with more, it would fire at once.
    if (milliseconds === true || !(milliseconds > 0 && milliseconds < 2e9)) {
      throw new ConfigError('deadline: 1 to 2e9 ms')
    }
  }
  check(total)
  /** For each request the function that stops its timer, and returns the error if the time is over. */
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
        // The number of the call's own sends: a call that shares another call's send has none.
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
