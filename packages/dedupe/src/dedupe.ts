// One send for equal requests in flight, and no double submit.
import {
  AbortError,
  type CancelSource,
  createCancelSource,
  type HttpRequest,
  type HttpResponse,
  ORDER_DEDUPE,
  type Plugin,
  resolveUrl,
} from '@wxpipe/core'
import { copyOf } from './copy.ts'

/** Options of `dedupe`. */
export interface DedupeOptions {
  /** Whose session this is (a user id, never the token): equal requests of two accounts are two requests. */
  readonly account: () => string | number | null | undefined
  /** What makes requests equal, `undefined` for never; default: account, method, URL with query, body, header. */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Methods whose equal requests share one send; default GET, HEAD, OPTIONS. */
  readonly methods?: readonly string[] | undefined
  /** The interceptor's name; default `'dedupe'`. */
  readonly name?: string | undefined
}

/** The request option that `dedupe` adds. */
export interface DedupeKeys {
  /** `true` shares, `false` does not; `'reject'` refuses a request while an equal one is in flight (double submit). */
  readonly dedupe: boolean | 'reject'
}

interface Flight {
  /** Ends the send; only where its first caller can leave. */
  readonly source: CancelSource | undefined
  readonly followers: Set<(failed: boolean, value: unknown) => void>
  /** How many callers still want the answer. */
  wanted: number
  /** Takes the flight off the list, and the listeners off its first caller. */
  close(): void
}

/**
 * Makes the plugin that lets equal requests share one send. Each caller may abort alone; the send ends when the last
 * one leaves. Followers get copies, so that nobody changes another's answer.
 * @throws AbortError (as a rejection) for a request with `dedupe: 'reject'` while an equal one is in flight
 * @example client.use(dedupe({ account: () => session.userId })); client.post('order', data, { dedupe: 'reject' })
 */
export function dedupe(options: DedupeOptions): Plugin<DedupeKeys> {
  const { account, methods = ['GET', 'HEAD', 'OPTIONS'], name = 'dedupe' } = options
  const { key = (request) => defaultKey(request, account()) } = options
  const flights = new Map<string, Flight>()
  const flightOf = new WeakMap<HttpRequest, Flight>()

  const leave = (flight: Flight): void => {
    if (--flight.wanted) return
    flight.close()
    if (flight.source) flight.source.abort('nobody waits for the answer any more')
  }

  const lead = (request: HttpRequest, name: string): HttpRequest => {
    const { signal } = request
    // A signal of the flight's own: the first caller may leave without ending it for the others.
    const source = signal && createCancelSource()
    const onAbort = () => leave(flight)
    const flight: Flight = {
      source,
      followers: new Set(),
      wanted: 1,
      close() {
        if (signal) signal.removeEventListener('abort', onAbort)
        if (flights.get(name) === flight) flights.delete(name)
      },
    }
    if (signal) signal.addEventListener('abort', onAbort)
    flights.set(name, flight)
    const passed = Object.assign({}, request, source && { signal: source.signal })
    flightOf.set(passed, flight)
    return passed
  }

  const follow = (flight: Flight, { signal }: HttpRequest): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      const settle = (failed: boolean, value: unknown) => {
        if (signal) signal.removeEventListener('abort', onAbort)
        if (failed) reject(value)
        else resolve(copyOf(value as HttpResponse))
      }
      const onAbort = () => {
        flight.followers.delete(settle)
        leave(flight)
      }
      flight.wanted++
      flight.followers.add(settle)
      if (signal) signal.addEventListener('abort', onAbort)
    })

  const land = (request: HttpRequest, failed: boolean, value: unknown): void => {
    const flight = flightOf.get(request)
    if (!flight) return
    flight.close()
    for (const settle of Array.from(flight.followers)) settle(failed, value)
  }

  return {
    name,
    order: ORDER_DEDUPE,
    request(request: HttpRequest<DedupeKeys>) {
      const { dedupe: mode = methods.includes(request.method) } = request.options
      const name = mode ? key(request) : undefined
      if (name === undefined) return request
      const flight = flights.get(name)
      if (!flight) return lead(request, name)
      if (mode === 'reject') throw new AbortError('an equal request is in flight', { request })
      return follow(flight, request)
    },
    response(response, request) {
      land(request, false, response)
      return response
    },
    error(error, request) {
      land(request, true, error)
      throw error
    },
  }
}

/** Nothing for a body whose bytes JSON does not show: two of them would look equal. */
function defaultKey(request: HttpRequest, account: unknown): string | undefined {
  const { method, data, header, hostOptions } = request
  if (Object(data).byteLength !== undefined) return undefined
  return JSON.stringify([account, method, resolveUrl(request), data, header, hostOptions])
}
