// One send for equal requests in flight, no double submit, and only the newest request of a search box.
import {
  AbortError,
  accountOf,
  ConfigError,
  checkOptions,
  type HttpRequest,
  type HttpResponse,
  hasMethod,
  type Kinds,
  ORDER_DEDUPE,
  type Plugin,
  requestKey,
  withRequest,
} from '@wxpipe/core'
import { createFlight, type Enter, type Flight, isRead, reads, timeoutOf } from './flight.ts'
import type { DedupeKeys, DedupeMode, DedupeOptions, DedupeRule } from './options.ts'

const modes: Kinds<{ [mode in DedupeMode]: unknown }> = { share: 'string', reject: 'string', latest: 'string' }
const ruleKinds: Kinds<DedupeRule> = { key: 'function', mode: 'string' }
const kinds: Kinds<DedupeOptions> = { key: 'function', methods: 'list', mode: 'string', name: 'string' }

/** The options without inherited ones. @throws ConfigError for an unknown option, or one of another kind */
function checkRule<T extends DedupeRule>(given: T, kinds: Kinds<T>): T {
  const rule = checkOptions('dedupe', given, kinds)
  const { mode = 'share' } = rule
  checkOptions<object>('dedupe mode', { [mode]: mode }, modes)
  return rule
}

/**
 * Makes the plugin that lets equal requests of one account share one send, refuses a double submit (`'reject'`), or
 * aborts the older of two requests (`'latest'`). Callers that share keep their own `signal` and `timeout`
 * (milliseconds), and get copies, of errors too. The send is aborted when the last of them leaves.
 * @throws AbortError (as a rejection) with `'reject'` for a request while an equal one is in flight, and with
 * `'latest'` for the older of two; TimeoutError (as a rejection) when a shared response does not come within the
 * request's own `timeout`; ConfigError for an unknown option or mode, as a rejection for one of a request, and when the
 * client has no `account`, or `key` returns no text
 * @example
 * const client = createClient({ baseURL, account: () => session.userId ?? null }).use(dedupe())
 * client.post('order', data, { dedupe: 'reject' })
 * client.get('search', { query: { words }, dedupe: { key: () => 'search', mode: 'latest' } })
 */
export function dedupe(options: DedupeOptions = {}): Plugin<DedupeKeys> {
  const usual = checkRule(options, kinds)
  const { mode: usualMode = 'share', name = 'dedupe', methods = reads } = usual
  // By the request that the leader has passed inward.
  const inFlight = new Map<HttpRequest, Flight>()

  const enter: Enter = (request: HttpRequest<DedupeKeys>, until = Date.now() + timeoutOf(request)) => {
    const isUsual = hasMethod(methods, request)
    const { dedupe: given = isUsual } = request.options
    if (given === false) return request
    const rule = given === true ? usual : checkRule(typeof given === 'object' ? given : { mode: given }, ruleKinds)
    const { mode = usualMode } = rule
    const isShared = mode === 'share'
    const account = accountOf(request, 'dedupe')
    // While it is not known who is logged in, no response is shared, but a double submit is still refused. Nor is a
    // write shared because a child client (`extend`) asks for it for all of its requests: the request itself has to.
    if (
      isShared &&
      (account === undefined || (!isUsual && Object(given) === (request.call.defaults.options as DedupeKeys).dedupe))
    )
      return request
    const keyRule = rule.key ? rule : usual
    const text: unknown = keyRule.key ? keyRule.key(request) : requestKey(request, { outcome: isShared })
    if (text === undefined) return request
    // A promise or an object would be the same for all requests.
    if (typeof text !== 'string') throw new ConfigError('dedupe: key must yield text at once', { request })
    // `latest` has its own keys, so that it does not abort a flight that others share.
    const key = (mode === 'latest') + text
    let equal = undefined as Flight | undefined
    inFlight.forEach((other) => {
      if (other.isFor(key, account, isShared && request)) equal = other
    })
    if (equal && isShared) return equal.join(request, until, enter)
    if (mode === 'reject' && equal) throw new AbortError('equal request in flight', { request })
    const flight = createFlight(request, key, account, isShared)
    const passed = withRequest(request, { signal: flight.signal })
    inFlight.set(passed, flight)
    // Only now that the new flight can be found: a listener to the abort may send the next request at once.
    if (equal) equal.abort('replaced by a newer request')
    return passed
  }

  const settle =
    (failed: boolean) =>
    (value: unknown, request: HttpRequest): HttpResponse => {
      const flight = inFlight.get(request)
      if (inFlight.delete(request)) flight!.settle(failed, value)
      // Nobody may join the reads in flight any more: their responses may be from before this write.
      if (!isRead(request)) {
        inFlight.forEach((other) => {
          other.close()
        })
      }
      if (failed) throw value
      return value as HttpResponse
    }

  return {
    name,
    order: ORDER_DEDUPE,
    keys: { dedupe: 'object boolean string' },
    request: (request: HttpRequest<DedupeKeys>) => enter(request),
    response: settle(false),
    error: settle(true),
  }
}
