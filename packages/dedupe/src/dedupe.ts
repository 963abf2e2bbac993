// One send for equal requests in flight, and no double submit.
import {
  AbortError,
  accountOf,
  type HttpRequest,
  type HttpResponse,
  ORDER_DEDUPE,
  own,
  type Plugin,
} from '@wxpipe/core'
import { copyOf } from './copy.ts'
import { createFlight, type Flight } from './flight.ts'
import { checkedKey, defaultKey } from './key.ts'

/** Options of `dedupe`. Whose requests they are says the client's own option `account`. */
export interface DedupeOptions {
  /** What makes requests of one account equal, `undefined` for never; default: method, URL, body, header, options. */
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

/** A flight, and the request that it was begun with. */
interface Led {
  readonly flight: Flight
  readonly leader: HttpRequest
}

/**
 * Makes the plugin that lets equal requests of one account share one send. Each caller may abort alone; the send ends when
 * the last one leaves. Followers get copies, so that nobody changes another's answer.
 * @throws AbortError (as a rejection) for a request with `dedupe: 'reject'` while an equal one is in flight; ConfigError
 * (as a rejection) when the client has no `account`
 * @example client.use(dedupe()); client.post('order', data, { dedupe: 'reject' })
 */
export function dedupe(options: DedupeOptions = {}): Plugin<DedupeKeys> {
  const { key = defaultKey, methods = ['GET', 'HEAD', 'OPTIONS'], name = 'dedupe' } = own(options)
  const inFlight = new Map<string, Led>()
  const flights = new WeakMap<HttpRequest, Flight>()

  const enter = (request: HttpRequest<DedupeKeys>): HttpRequest | Promise<HttpRequest | HttpResponse> => {
    const { dedupe: mode = methods.includes(request.method) } = request.options
    if (!mode) return request
    const account = accountOf(request, 'dedupe')
    // While it is not known who is logged in, no answer is shared; a double submit is one all the same.
    if (account === undefined && mode !== 'reject') return request
    const text = checkedKey(key.call(options, request), request)
    if (text === undefined) return request
    const id = `${JSON.stringify(account)}${text}`
    const led = inFlight.get(id)
    if (!led) return lead(id, request)
    if (mode === 'reject') throw new AbortError('equal request in flight', { request })
    return follow(led, request)
  }

  const lead = (id: string, request: HttpRequest): HttpRequest => {
    const flight = createFlight(request.signal, () => inFlight.delete(id))
    inFlight.set(id, { flight, leader: request })
    const { signal } = flight
    const passed = Object.assign({}, request, signal && { signal })
    flights.set(passed, flight)
    return passed
  }

  const follow = ({ flight, leader }: Led, request: HttpRequest): Promise<HttpRequest | HttpResponse> =>
    new Promise((resolve, reject) => {
      flight.join(request.signal, (failed, value) => {
        try {
          const account = accountOf(request, 'dedupe')
          // During the flight the leader's call may have become another account's, or have ended with its account. What
          // came of it is none of this caller's, who goes on alone or with others in the same place.
          if (account === undefined || account !== accountOf(leader, 'dedupe')) resolve(enter(request))
          else if (failed) reject(value)
          else resolve(copyOf(value as HttpResponse))
        } catch (error) {
          reject(error)
        }
      })
    })

  const land =
    (failed: boolean) =>
    (value: unknown, request: HttpRequest): HttpResponse => {
      const flight = flights.get(request)
      if (flight) flight.land(failed, value)
      if (failed) throw value
      return value as HttpResponse
    }

  return { name, order: ORDER_DEDUPE, request: enter, response: land(false), error: land(true) }
}
