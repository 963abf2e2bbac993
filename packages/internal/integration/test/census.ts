// Counts what is about to be sent: the innermost interceptor says it, and the host is asked in the same tick.
import type { HttpRequest, Plugin } from '@wxpipe/core'

/** A send that is on its way to the host. */
export interface Send {
  readonly request: HttpRequest<{ id: number }>
  /** The how many-th of its call. */
  readonly number: number
}

/** @param isMocked whether the host never hears of a request */
export function createCensus(isMocked: (request: HttpRequest) => boolean) {
  let sending: Send | undefined
  const sends = new WeakMap<object, number>()
  const atTheDoor = new WeakSet<HttpRequest>()
  const counts = { announced: 0, refused: 0, traced: 0 }
  const plugin: Plugin<{ id: number }> = {
    name: 'census',
    order: 900,
    keys: { id: 'any' },
    request(request: HttpRequest<{ id: number }>) {
      if (isMocked(request)) return request
      const number = (sends.get(request.call) ?? 0) + 1
      sends.set(request.call, number)
      counts.announced++
      sending = { request, number }
      atTheDoor.add(request)
      return request
    },
    // The core has refused it: too many sends, or the token of somebody who has logged out.
    error(error, request) {
      if (atTheDoor.has(request)) counts.refused++
      throw error
    },
  }
  return {
    plugin,
    counts,
    /** The send that the host is asked for now. */
    take(): Send | undefined {
      const taken = sending
      if (taken) atTheDoor.delete(taken.request)
      sending = undefined
      return taken
    },
  }
}
