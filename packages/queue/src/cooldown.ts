// The rest that a busy server asks for: whoever shares the queue sends nothing to its origin until then.
import { type HttpRequest, type HttpResponse, resolveUrl, retryAfter, withRequest } from '@wxpipe/core'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The origins that rest, each with its timer. Timers end a rest, so a phone whose clock is set meanwhile changes nothing. */
export type Rests = Map<string, unknown>

// A header may ask for years; an app that has to be closed to work again is worse than one more answer of 429.
const longest = 3_600_000

/**
 * Lets the origin of a request rest when its answer asks for that: 429 or 503 with `Retry-After`.
 * @param outcome the error, or what has the response
 * @param onEnd called when the rest is over
 */
export function hear(rests: Rests, request: HttpRequest, outcome: unknown, onEnd: () => void): void {
  try {
    const { statusCode, header } = (outcome as { readonly response: HttpResponse }).response
    if (statusCode !== 429 && statusCode !== 503) return
    // Up to a tenth longer: other phones were told the same, and are not to come back at the same moment.
    const rest = retryAfter(header) * (1 + Math.random() / 10)
    if (!(rest > 0)) return
    const origin = originOf(request)
    const end = () => {
      rests.delete(origin)
      onEnd()
    }
    clearTimeout(rests.get(origin))
    rests.set(origin, setTimeout(end, Math.min(rest, longest)))
  } catch {
    // No response, or one that cannot be read: nobody has asked for a rest.
  }
}

/** Scheme and host, as a key. Without the query, which may be one that cannot be written. */
export const originOf = (request: HttpRequest): string =>
  `${resolveUrl(withRequest(request, { query: undefined })).split(/[/?#]/, 3)}`
