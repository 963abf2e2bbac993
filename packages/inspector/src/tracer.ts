// Wraps a client's interceptors so that the recorder hears each step; cheaper than createTracer, which makes an event of each.
import type { HttpRequest, Interceptor, Tracer } from '@wxpipe/core'
import { addStep, type CallRecord } from './record.ts'
import type { Recorder } from './recorder.ts'

/** Makes what `createClient({ trace })` takes. */
export function tracerFor(recorder: Recorder): Tracer {
  /** Outermost: sees the call begin, and end however it ends. */
  const outermost: Interceptor = {
    name: 'inspector',
    request(request) {
      recorder.begin(request)
      return request
    },
    response(response, request) {
      recorder.end(request, response)
      return response
    },
    error(error, request) {
      recorder.end(request, undefined, error)
      throw error
    },
  }
  /** Innermost: sees each send. */
  const transport: Interceptor = {
    name: 'transport',
    request(request) {
      recorder.beginSend(request)
      return request
    },
    response(response, request) {
      recorder.endSend(request, response)
      return response
    },
    error(error, request) {
      recorder.endSend(request, undefined, error)
      throw error
    },
  }
  return (interceptors) => {
    const last = interceptors[interceptors.length - 1]
    const list = interceptors.map((interceptor) => traced(interceptor, recorder))
    // Another tracer, inside this one, has put its own there: one step is enough.
    return [outermost, ...list, last && last.name === transport.name ? transport : traced(transport, recorder)]
  }
}

function traced(interceptor: Interceptor, recorder: Recorder): Interceptor {
  const { name } = interceptor
  const settled = (call: CallRecord, yielded: unknown): void => {
    if (typeof Object(yielded).statusCode === 'number') addStep(call, 'exit', name)
  }
  /** Notes what a hook has yielded; beside the pipeline's own subscription, so that a promise takes no extra turn. */
  const note = <T>(call: CallRecord, yielded: T): T => {
    const promise = Object(yielded) as Partial<PromiseLike<unknown>>
    if (typeof promise.then !== 'function') settled(call, yielded)
    else
      promise.then(
        (value) => settled(call, value),
        () => addStep(call, 'fail', name),
      )
    return yielded
  }
  const failed = (request: HttpRequest, error: unknown): never => {
    addStep(recorder.of(request), 'fail', name)
    throw error
  }
  return {
    name,
    request(request, next) {
      const call = recorder.of(request)
      addStep(call, 'enter', name)
      if (!interceptor.request) return request
      try {
        const yielded = interceptor.request(request, next)
        return yielded === request ? yielded : note(call, yielded)
      } catch (error) {
        return failed(request, error)
      }
    },
    response(response, request, next) {
      const call = recorder.of(request)
      try {
        return note(call, interceptor.response ? interceptor.response(response, request, next) : response)
      } catch (error) {
        return failed(request, error)
      }
    },
    error(error, request, next) {
      try {
        if (interceptor.error) return note(recorder.of(request), interceptor.error(error, request, next))
      } catch (thrown) {
        return failed(request, thrown)
      }
      return failed(request, error)
    },
  }
}
