// Routes: how they are written, which request matches which route, and the values of the parameters.
import type { HttpRequest, Method } from '@wxpipe/core'
import { decoded, type MockRequest } from './conversions.ts'

/** Returns the body of the response, a `reply`, or a promise of one; throws or returns a `fault` for a failure. */
export type MockHandler = (request: MockRequest) => unknown

/** Responses by `'METHOD path'`: a handler, a body, or a `reply`. The first route that matches is taken. */
export interface MockRoutes {
  readonly [route: `${Method} ${string}`]: MockHandler | object | string | number | boolean | null
}

/** The method and the segments of the path, decoded; a slash at its beginning does not count. */
const partsOf = (route: string) => route.split(/[ /]+/).map(decoded)

/** The values of the parameters of a route such as `'GET group/:id'`; `false` if the request does not match it. */
export function paramsOf(route: string, { method, url }: HttpRequest): MockRequest['params'] | false {
  const params: { [name: string]: string } = {}
  const parts = partsOf(route)
  const sent = partsOf(`${method} ${url.split(/[?#]/)[0]}`)
  const fits = parts.every((part, index) => {
    if (part[0] !== ':') return part === sent[index]
    params[part.slice(1)] = sent[index]!
    return sent[index]
  })
  return fits && parts.length === sent.length && params
}
