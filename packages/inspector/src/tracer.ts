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
  /** Notes what a hook has yielded; beside the pipeline's own subscription, so that a promise takes no extra turn. */
  const note = <T>(request: HttpRequest, yielded: T): T => {
    const promise = Object(yielded) as Partial<PromiseLike<unknown>>
    if (typeof promise.then !== 'function') settled(request, yielded)
    else
      promise.then(
        (value) => settled(request, value),
        () => step(request, 'fail', name),
      )
    return yielded
  }
  const failed = (request: HttpRequest, error: unknown): never => {
    step(request, 'fail', name)
    throw error
  }
  return {
    name,
    request(request, next) {
      step(request, 'enter', name)
      if (!interceptor.request) return request
      try {
        const yielded = interceptor.request(request, next)
        return yielded === request ? yielded : note(request, yielded)
      } catch (error) {
        return failed(request, error)
      }
    },
    response(response, request, next) {
      try {
        return note(request, interceptor.response ? interceptor.response(response, request, next) : response)
      } catch (error) {
        return failed(request, error)
      }
    },
    error(error, request, next) {
      try {
        if (interceptor.error) return note(request, interceptor.error(error, request, next))
      } catch (thrown) {
        return failed(request, thrown)
      }
      return failed(request, error)
    },
  }
}
