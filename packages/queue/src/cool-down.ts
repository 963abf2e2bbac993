// Rests for busy servers that ask for one: until it ends, nothing in the queue is sent to that origin.
import { type HttpError, type HttpRequest, type HttpResponse, resolveUrl, retryAfter } from '@wxpipe/core'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** Which servers are resting. If one of these functions throws, the request that it was called for fails. */
export interface Rests {
  /** Whether the request has to wait, because its server rests. */
  readonly includes: (request: HttpRequest) => boolean
  /**
   * Called with the outcome of a request.
   * @param outcome the response, or what was thrown, which may be anything
   */
  readonly hear: (request: HttpRequest, outcome: unknown) => void
}

/**
 * Makes the rests of one queue.
 * @param onEnd to be called when a rest is over
 */
export type CoolDown = (onEnd: () => void) => Rests

// A header may ask for years: one more 429 is better than an app that has to be restarted to work again.
const longest = 3_600_000

/**
 * Lets a server rest if it asks for that: after 429 or 503 with `Retry-After`, nothing in the queue is sent to its
 * origin until then and up to a tenth longer, so that not all phones come back at once; for one hour at most.
 * @example const slots = queue({ coolDown })
 */
export const coolDown: CoolDown = (onEnd) => {
  // The timer of each rest, by the key of what rests. A timer does not depend on the phone's clock, which may be set.
  const timers = new Map<unknown, unknown>()
  // The key of each request, kept because each free slot during a rest means another look at all waiting requests.
  const keys = new WeakMap<HttpRequest, unknown>()
  const restKeyOf = (request: HttpRequest): unknown => {
    const key =
      keys.get(request) ||
      // With its own transport, such as one for a cloud container, a request does not go to the server of its URL.
      (request.options as { readonly transport?: unknown }).transport ||
      // Without the query, which may hold a value that cannot be serialised.
      hostPartOf(resolveUrl(Object.assign({}, request, { query: undefined }))) ||
      // A path without a host goes wherever its transport sends it.
      request.transport
    keys.set(request, key)
    return key
  }
  return {
    // Usually no origin rests, and no request's URL has to be read.
    includes: (request) => timers.size > 0 && timers.has(restKeyOf(request)),
    hear(request, outcome) {
      try {
        const { statusCode, header } = (outcome as HttpError).response || (outcome as HttpResponse)
        if (statusCode !== 429 && statusCode !== 503) return
        // Up to a tenth longer, because other phones got the same response, and all would come back at the same moment.
        const rest = retryAfter(header) * (1 + Math.random() / 10)
        if (!(rest > 0)) return
        const key = restKeyOf(request)
        const end = () => {
          timers.delete(key)
          onEnd()
        }
        clearTimeout(timers.get(key))
        timers.set(key, setTimeout(end, Math.min(rest, longest)))
      } catch {
        // No response, or an unreadable one: nobody has asked for a rest.
      }
    },
  }
}

/** Scheme and host of a URL, as a key; undefined for a path. */
const hostPartOf = (url: string): unknown => (/^([a-z][^/?#]*:)?\/\/[^/?#]*/.exec(url.toLowerCase()) || [])[0]
