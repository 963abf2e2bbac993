// The rest that a busy server asks for: whoever shares the queue sends nothing to its origin until then.
import { type HttpError, type HttpRequest, type HttpResponse, resolveUrl, retryAfter } from '@wxpipe/core'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** Which servers rest at the moment. What either function throws becomes the failure of the request that it was called for. */
export interface Rests {
  /** Whether the request has to wait, because its server rests. */
  readonly includes: (request: HttpRequest) => boolean
  /**
   * Hears what came of a request.
   * @param outcome the response; or what was thrown, which may be anything
   */
  readonly hear: (request: HttpRequest, outcome: unknown) => void
}

/**
 * Makes the rests of one queue.
 * @param onEnd to be called when a rest is over
 */
export type CoolDown = (onEnd: () => void) => Rests

// A header may ask for years; an app that has to be closed to work again is worse than one more answer of 429.
const longest = 3_600_000

/**
 * Lets a server rest when it asks for that: after 429 or 503 with `Retry-After`, nothing is sent to its origin until then, by
 * whoever shares the queue.
 * @example const slots = queue({ coolDown })
 */
export const coolDown: CoolDown = (onEnd) => {
  // The timer of each rest, by the key of what rests. A timer ends it, so a phone whose clock is set meanwhile changes nothing.
  const timers = new Map<unknown, unknown>()
  // The key of each request, kept because every waiting request is looked at again whenever a slot is free while a server rests.
  const keys = new WeakMap<HttpRequest, unknown>()
  const restKeyOf = (request: HttpRequest): unknown => {
    const key =
      keys.get(request) ||
      // What a request goes through instead of the host, such as a container in the cloud, is not the server of its URL.
      (request.options as { readonly transport?: unknown }).transport ||
      // Without the query, which may hold a value that no URL can.
      hostPartOf(resolveUrl(Object.assign({}, request, { query: undefined }))) ||
      // A path without a host goes to what its transport stands for.
      request.transport
    keys.set(request, key)
    return key
  }
  return {
    // As a rule no origin rests, and no request pays for its URL.
    includes: (request) => timers.size > 0 && timers.has(restKeyOf(request)),
    hear(request, outcome) {
      try {
        const { statusCode, header } = (outcome as HttpError).response || (outcome as HttpResponse)
        if (statusCode !== 429 && statusCode !== 503) return
        // Up to a tenth longer: other phones were told the same, and are not to come back at the same moment.
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
        // No response, or one that cannot be read: nobody has asked for a rest.
      }
    },
  }
}

/** Scheme and host of a URL, as a key; nothing for a path. */
const hostPartOf = (url: string): unknown => (/^([a-z][^/?#]*:)?\/\/[^/?#]*/.exec(url.toLowerCase()) || [])[0]
