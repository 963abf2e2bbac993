// Wraps a client's interceptors so that the recorder hears each step; cheaper than createTracer, which makes an event of each.
import type { HttpRequest, HttpResponse, Interceptor, Tracer } from '@wxpipe/core'
import type { Recorder } from './recorder.ts'

type End = (request: HttpRequest, response: HttpResponse | undefined, error?: unknown) => void

/** Makes what `createClient({ trace })` takes. */
export function tracerFor(recorder: Recorder): Tracer {
  const { begin, end, beginSend, endSend } = recorder
  return (interceptors) => {
    const transport = observer('transport', beginSend, endSend)
    const last = interceptors[interceptors.length - 1]
    // Another tracer, inside this one, has put its own there: one step is enough.
    const isTraced = last && last.name === transport.name
    return [
      // Outermost: sees the call begin, and end however it ends.
      observer('inspector', begin, end),
      ...interceptors.map((interceptor) => traced(interceptor, recorder)),
      isTraced ? transport : traced(transport, recorder),
    ]
  }
}

/** An interceptor that changes nothing. */
const observer = (name: string, begin: (request: HttpRequest) => void, end: End): Interceptor => ({
  name,
  request(request) {
    begin(request)
    return request
  },
  response(response, request) {
    end(request, response)
    return response
  },
  error(error, request) {
    end(request, undefined, error)
    throw error
  },
})

function traced(interceptor: Interceptor, { step }: Recorder): Interceptor {
  const { name } = interceptor
  const settled = (request: HttpRequest, yielded: unknown): void => {
    if (typeof Object(yielded).statusCode === 'number') step(request, 'exit', name)
  }
  const run = <T>(request: HttpRequest, hook: () => T): T => {
    const failed = () => step(request, 'fail', name)
    try {
      const yielded = hook()
      // Beside the pipeline's own subscription, so that a traced hook's promise takes no extra turn.
      if (typeof Object(yielded).then === 'function') {
        ;(yielded as PromiseLike<unknown> & T).then((value) => settled(request, value), failed)
      } else settled(request, yielded)
      return yielded
    } catch (error) {
      failed()
      throw error
    }
  }
  return {
    name,
    request(request, next) {
      step(request, 'enter', name)
      return interceptor.request ? run(request, () => interceptor.request!(request, next)) : request
    },
    response(response, request, next) {
      if (interceptor.response) return run(request, () => interceptor.response!(response, request, next))
      step(request, 'exit', name)
      return response
    },
    error(error, request, next) {
      if (interceptor.error) return run(request, () => interceptor.error!(error, request, next))
      step(request, 'fail', name)
      throw error
    },
  }
}
