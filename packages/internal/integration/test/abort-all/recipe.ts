// The recipe of docs/en/session/logout.md, word for word: what ends whatever runs when the user logs out.
import {
  anySignal,
  createCancelSource,
  type HttpRequest,
  type Interceptor,
  ORDER_CACHE,
  ORDER_OBSERVE,
  withRequest,
} from '@wxpipe/core'

let everything = createCancelSource()

/** Ends all calls that run now, with an AbortError whose cause is the reason. What begins later is not touched. */
export function abortAll(reason?: unknown) {
  const running = everything
  everything = createCancelSource()
  running.abort(reason)
}

const tied = (request: HttpRequest) => withRequest(request, { signal: anySignal(request.signal, everything.signal) })

/** Outermost: ends every wait of a call, also the one for the login. */
export const abortable: Interceptor = { name: 'abortable', order: ORDER_OBSERVE, request: tied }

/** What the cache fetches behind a stale answer has no caller, and so no signal. */
export const abortableBehindCache: Interceptor = {
  name: 'abortable-behind-cache',
  order: ORDER_CACHE + 10,
  request: (request) => (request.signal ? request : tied(request)),
}
