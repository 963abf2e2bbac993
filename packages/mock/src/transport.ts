// Responds to one send in the host's place, with its delay and its timeout, which an abort ends.
import { failureOf, type Transport } from '@wxpipe/core'
import { incoming, type MockRequest, received } from './conversions.ts'
import { made, type Reply } from './reply.ts'
import type { MockHandler, MockRoutes } from './routes.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/**
 * Makes the transport of a route for one request.
 * @param routes the object that has the route
 * @param usualDelay milliseconds for a response without a delay of its own
 */
export const transportOf =
  (routes: MockRoutes, route: unknown, params: MockRequest['params'], usualDelay: number): Transport =>
  (request, settle) => {
    // `null` once the send has been cancelled.
    let timer: unknown
    const take = (given: unknown = '') => {
      const reply = made.get(given as object)
      // A returned fault is treated as a thrown one.
      if (reply === null) throw given
      const { statusCode = 200, data = given, header = {}, delay = usualDelay }: Partial<Reply> = reply || {}
      // Without a timeout wx.request waits a minute.
      const timeout = request.timeout || 60_000
      const outcome =
        delay >= timeout
          ? failureOf(request, 'timeout')
          : { statusCode, data: received(data, request.hostOptions.dataType), header }
      if (!(delay > 0)) settle(outcome)
      else if (timer !== null) timer = setTimeout(() => settle(outcome), Math.min(delay, timeout))
    }
    const fail = (error: unknown) => settle(made.get(error as object) === null ? failureOf(request, error) : error)
    try {
      // Made for every kind of route, because it refuses what a real send would refuse: data that would arrive as `{}`.
      const mockRequest = incoming(request, params)
      // Called as a method of the routes, so that `this` works there.
      const given: unknown = typeof route === 'function' ? (route as MockHandler).call(routes, mockRequest) : route
      if (typeof Object(given).then === 'function') (given as Promise<unknown>).then(take).then(null, fail)
      else take(given)
    } catch (error) {
      fail(error)
    }
    return () => {
      clearTimeout(timer)
      timer = null
    }
  }
