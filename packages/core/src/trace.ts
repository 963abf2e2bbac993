// Tracing: wraps each interceptor so that a listener sees every step. A client without it pays no bytes and no events.
import { notify } from './app-functions.ts'
import type { Call, HttpRequest, Interceptor, TraceEvent, TraceListener, Tracer } from './types/index.ts'
import { publicUrl } from './url.ts'
import { isResponse, isThenable } from './values.ts'

type Emit = (type: TraceEvent['type'], name: string, request: HttpRequest, outcome?: unknown) => void

/**
 * Makes a tracer for `createClient({ trace })`: each listener gets enter, exit and fail of each interceptor and send.
 * @example createClient({ trace: createTracer(({ type, name, attempt, url }) => console.log(type, name, attempt, url)) })
 */
export function createTracer(...listeners: readonly TraceListener[]): Tracer {
  const emit = createEmit(listeners)
  // The transport takes part as an innermost interceptor without hooks.
  return (interceptors) => [...interceptors, { name: 'transport' }].map((interceptor) => traced(interceptor, emit))
}

function createEmit(listeners: readonly TraceListener[]): Emit {
  const calls = new WeakMap<Call, { readonly number: number; readonly entries: Map<string, number> }>()
  let count = 0
  return (type, name, request, outcome) => {
    const seen = calls.get(request.call) ?? { number: ++count, entries: new Map<string, number>() }
    calls.set(request.call, seen)
    const attempts = (seen.entries.get(name) ?? 0) + (type === 'enter' ? 1 : 0)
    seen.entries.set(name, attempts)
    const event: TraceEvent = {
      type,
      name,
      attempt: attempts,
      call: seen.number,
      method: request.method,
      url: publicUrl(request),
      ...(isResponse(outcome) && { statusCode: outcome.statusCode }),
      ...(type === 'fail' && { error: outcome }),
    }
    Object.defineProperty(event, 'request', { value: request })
    if (type === 'exit') Object.defineProperty(event, 'response', { value: outcome })
    for (const listener of listeners) notify(() => listener(event))
  }
}

function traced(interceptor: Interceptor, emit: Emit): Interceptor {
  const { name } = interceptor
  const watch = <T>(request: HttpRequest, hook: () => T): T => {
    const onFail = (error: unknown) => emit('fail', name, request, error)
    const onYield = (value: unknown) => {
      if (isResponse(value)) emit('exit', name, request, value)
    }
    try {
      const yielded = hook()
      if (!isThenable(yielded)) {
        onYield(yielded)
        return yielded
      }
      // A thenable may start its work at each `then`: so it is called once, here, and the pipeline gets the promise.
      const promise = Promise.resolve(yielded)
      // Subscribes beside the pipeline's own `then`, not before it: tracing must not cost an extra turn.
      promise.then(onYield, onFail)
      return promise as unknown as T
    } catch (error) {
      onFail(error)
      throw error
    }
  }
  return {
    name,
    request(request, next) {
      emit('enter', name, request)
      return watch(request, () => (interceptor.request ? interceptor.request(request, next) : request))
    },
    response: (response, request, next) =>
      watch(request, () => (interceptor.response ? interceptor.response(response, request, next) : response)),
    error: (error, request, next) =>
      watch(request, () => {
        if (interceptor.error) return interceptor.error(error, request, next)
        throw error
      }),
  }
}
