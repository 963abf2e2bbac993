// Responds to one send in the host's place, with its delay and its timeout, which an abort ends.
import { failureOf, type Transport } from '@wxpipe/core'
import { incoming, type MockRequest, received } from './conversions.ts'
import { mark, type Reply } from './reply.ts'
import type { MockHandler, MockRoutes } from './routes.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/**
 * Makes the transport of a route for one request.
 * @param key the key of the route in `routes`
 * @param usualDelay milliseconds for a response without a delay of its own
 */
export const transportOf =
  (routes: MockRoutes, key: keyof MockRoutes, params: MockRequest['params'], usualDelay: number): Transport =>
  (request, settle) => {
    // `null` once the send has been cancelled.
    let timer: unknown
    const take = (given: unknown = '') => {
      const isReply: unknown = Object(given)[mark]
      // A returned fault is treated as a thrown one.
      if (isReply === false) throw given
      const {
        statusCode = 200,
        data = given,
        header = {},
        delay = usualDelay,
      }: Partial<Reply> = isReply ? (given as Reply) : {}
      // Without a timeout wx.request waits a minute.
      const timeout = request.timeout || 60_000
      const outcome =
        delay >= timeout
          ? failureOf(request, 'timeout')
          : { statusCode, data: received(data, request.hostOptions.dataType), header: received(header) }
      if (delay > 0 && timer !== null) timer = setTimeout(() => settle(outcome), Math.min(delay, timeout))
      else settle(outcome)
    }
    const fail = (error: unknown) => settle(Object(error)[mark] === false ? failureOf(request, error) : error)
    try {
      // Made for every kind of route, because it refuses what a real send would refuse: data that would arrive as `{}`.
      const mockRequest = incoming(request, params)
      // Called as a method of the routes, so that `this` works there.
      const given: unknown = typeof routes[key] === 'function' ? (routes[key] as MockHandler)(mockRequest) : routes[key]
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
