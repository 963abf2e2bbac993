// The rest that a busy server asks for: whoever shares the queue sends nothing to its origin until then.
import { type HttpRequest, type HttpResponse, resolveUrl, retryAfter, withRequest } from '@wxpipe/core'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** Which origins rest. */
export interface Cooldown {
  /** Lets the origin of a request rest when its answer, if there is one, asks for that: 429 or 503 with `Retry-After`. */
  hear(request: HttpRequest, response: HttpResponse | undefined): void
  /** Whether the origin of a request takes any now. */
  isOver(request: HttpRequest): boolean
}

// A header may ask for years; an app that has to be closed to work again is worse than one more answer of 429.
const longest = 3_600_000

/** @param onEnd called when the rest of an origin is over */
export function createCooldown(onEnd: () => void): Cooldown {
  /** The timer of each origin that rests. Timers end a rest, so a phone whose clock is set meanwhile changes nothing. */
  const timers = new Map<string, unknown>()

  return {
    hear(request, response) {
      const { statusCode, header } = Object(response) as HttpResponse
      if (statusCode !== 429 && statusCode !== 503) return
      // Up to a tenth longer: other phones were told the same, and are not to come back at the same moment.
      const rest = retryAfter(header) * (1 + Math.random() / 10)
      if (!(rest > 0)) return
      const origin = originOf(request)
      const end = () => {
        timers.delete(origin)
        onEnd()
      }
      clearTimeout(timers.get(origin))
      timers.set(origin, setTimeout(end, Math.min(rest, longest)))
    },
    // As a rule no origin rests, and no request pays for its URL.
    isOver: (request) => !timers.size || !timers.has(originOf(request)),
  }
}

/** Scheme and host, as a key. Without the query, which may be one that cannot be written. */
const originOf = (request: HttpRequest): string =>
  `${resolveUrl(withRequest(request, { query: undefined })).split(/[/?#]/, 3)}`
