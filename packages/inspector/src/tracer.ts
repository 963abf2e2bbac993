// Wraps a client's interceptors so that each step is reported to the recorder. createTracer, which makes an event
// object for each step, would cost more.
import type { HttpRequest, Interceptor, Tracer } from '@wxpipe/core'
import type { Recorder, Report } from './recorder.ts'

/** Makes what `createClient({ trace })` takes. */
export function tracerFor({ call, send, step }: Recorder): Tracer {
  return (interceptors) => {
    const transport = traced({ name: 'transport' }, send)
    return [
      // Outermost: sees the call begin, and end however it ends.
      traced({ name: 'inspector' }, call),
      ...interceptors.map((interceptor) => traced(interceptor, step)),
      // Another tracer, inside this one, may have added its own `transport`: one step is enough.
      interceptors.slice(-1).some(({ name }) => name === transport.name) ? transport : traced(transport, step),
    ]
  }
}

function traced(interceptor: Interceptor, report: Report): Interceptor {
  const { name } = interceptor
  const settled = (request: HttpRequest, yielded: unknown): void => {
    if (typeof Object(yielded).statusCode === 'number') report(request, 'exit', name, yielded)
  }
  const run = <T>(request: HttpRequest, hook: () => T): T => {
    const failed = (error: unknown) => report(request, 'fail', name, error)
    try {
      let yielded = hook()
      if (typeof Object(yielded).then === 'function') {
        // The pipeline gets the same promise, because a thenable may begin its work again at each call of `then`.
        yielded = Promise.resolve(yielded) as T
        // Subscribes to the promise instead of wrapping it, so that tracing adds no extra turn.
        ;(yielded as Promise<unknown> & T).then((value) => settled(request, value), failed)
      } else settled(request, yielded)
      return yielded
    } catch (error) {
      failed(error)
      throw error
    }
  }
  return {
    name,
    request: (request, next) => {
      report(request, 'enter', name)
      return run(request, () => (interceptor.request ? interceptor.request(request, next) : request))
    },
    response: (response, request, next) =>
      run(request, () => (interceptor.response ? interceptor.response(response, request, next) : response)),
    error: (error, request, next) =>
      run(request, () => {
        if (interceptor.error) return interceptor.error(error, request, next)
        throw error
      }),
  }
}
