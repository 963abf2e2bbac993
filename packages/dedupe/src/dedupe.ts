// One send for equal requests in flight, no double submit, and only the newest request of a search box.
import {
  AbortError,
  accountOf,
  ConfigError,
  checkOptions,
  type HttpRequest,
  type HttpResponse,
  type Kinds,
  ORDER_DEDUPE,
  type Plugin,
  requestKey,
  withRequest,
} from '@wxpipe/core'
import { createFlight, type Flight, type Passed, reads, timeoutOf } from './flight.ts'
import type { DedupeKeys, DedupeOptions, DedupeRule } from './options.ts'

const kinds: Kinds<DedupeOptions> = { key: 'function', mode: 'string', methods: 'object', name: 'string' }
const ruleKinds: Kinds<DedupeRule> = { key: 'function', mode: 'string' }

/**
 * Makes the plugin that lets equal requests of one account share one send, refuses a double submit (`'reject'`), or ends the
 * older of two requests (`'latest'`). Who shares has its own `signal` and its own `timeout` (milliseconds), and gets copies, of
 * errors too. The send ends when the last one leaves.
 * @throws AbortError (as a rejection) for a request with `'reject'` while an equal one is in flight, and for the older of two
 * with `'latest'`; TimeoutError (as a rejection) when the answer to the other request does not come within one's own
 * `timeout`; ConfigError (as a rejection) when the client has no `account`, or `key` yields no text
 * @example
 * const client = createClient({ account: () => session.userId }).use(dedupe())
 * client.post('order', data, { dedupe: 'reject' })
 * client.get('search', { query: { words }, dedupe: { key: () => 'search', mode: 'latest' } })
 */
export function dedupe(options: DedupeOptions = {}): Plugin<DedupeKeys> {
  const {
    key: usualKey,
    mode: usualMode = 'share',
    methods = reads,
    name = 'dedupe',
  } = checkOptions('dedupe', options, kinds)
  const inFlight = new Map<string, Flight>()
  const flights = new WeakMap<HttpRequest, Flight>()

  const enter = (request: HttpRequest<DedupeKeys>, until = Date.now() + timeoutOf(request)): Passed => {
    const { dedupe: given = methods.includes(request.method) } = request.options
    if (!given) return request
    const rule: DedupeRule = typeof given === 'object' ? given : { mode: given === true ? undefined : given }
    const { mode = usualMode, key } = checkOptions('dedupe', rule, ruleKinds)
    const isShared = mode === 'share'
    const account = accountOf(request, 'dedupe')
    // While it is not known who is logged in, no answer is shared; a double submit is one all the same.
    if (account === undefined && isShared) return request
    let text: unknown
    if (key) text = key.call(rule, request)
    else if (usualKey) text = usualKey.call(options, request)
    else text = requestKey(request, { outcome: isShared })
    if (text === undefined) return request
    // A promise or an object would be the same for all requests.
    if (typeof text !== 'string') throw new ConfigError('dedupe: key must yield a text at once', { request })
    const isLatest = mode === 'latest'
    // As JSON nobody (`null`) is not a user who is called so, nor somebody who is not known.
    const id = `${JSON.stringify(account)} ${isLatest} ${text}`
    const equal = inFlight.get(id)
    if (equal && !isLatest) {
      if (mode === 'reject') throw new AbortError('equal request in flight', { request })
      return equal.follow(request, until, () => enter(request, until))
    }
    const flight = createFlight(request, isLatest, () => inFlight.get(id) === flight && inFlight.delete(id))
    inFlight.set(id, flight)
    const passed = withRequest(request, { signal: flight.signal })
    flights.set(passed, flight)
    // After its place is taken: whoever hears of the abort may send the next one at once.
    if (equal) equal.abort('replaced by a newer request')
    return passed
  }

  const land =
    (failed: boolean) =>
    (value: unknown, request: HttpRequest): HttpResponse => {
      const flight = flights.get(request)
      if (flight) flight.land(failed, value)
      if (failed) throw value
      return value as HttpResponse
    }

  return {
    name,
    order: ORDER_DEDUPE,
    keys: ['dedupe'],
    request: (request: HttpRequest<DedupeKeys>) => enter(request),
    response: land(false),
    error: land(true),
  }
}
