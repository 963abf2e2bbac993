// Cancellation: a source for engines without AbortController, and how a traversal obeys a signal.
import { notify } from './app-functions.ts'
import type { CallState, Stoppable } from './call.ts'
import { AbortError } from './errors/abort.ts'
import { Failure } from './outcome.ts'
import type { Cancel, CancelSignal, HttpRequest } from './types/index.ts'

/** What `createCancelSource` returns; shaped like an `AbortController`. */
export interface CancelSource {
  /** For the option `signal` of requests. */
  readonly signal: CancelSignal
  /** Cancels every request that was given the signal; `reason` becomes the AbortError's `cause`. */
  abort(reason?: unknown): void
}

/**
 * Makes a signal and the function that aborts it.
 * @example
 * const source = createCancelSource()
 * const groups = client.get('groups', { signal: source.signal })
 * source.abort('left the page') // groups rejects with an AbortError
 */
export function createCancelSource(): CancelSource {
  const listeners = new Set<() => void>()
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: 'abort', listener: () => void) => void listeners.delete(listener),
  }
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return
      signal.aborted = true
      signal.reason = reason
      // As in an AbortController: a listener that another one adds or removes meanwhile is not called.
      for (const listener of Array.from(listeners)) if (listeners.has(listener)) notify(listener)
      listeners.clear()
    },
  }
}

/**
 * Stops the selected traversals of a call, innermost first, so that the host's task ends before the hooks outside it
 * run. All are marked before any hook runs, because one may wait for the end of another.
 */
export function stopAll(
  { traversals }: CallState,
  failure: Failure,
  mustStop: (traversal: Stoppable) => unknown,
): void {
  const all = traversals.filter(mustStop).reverse()
  for (const traversal of all) traversal.stopped = traversal.stopped || failure
  for (const traversal of all) traversal.endWait()
}

/**
 * When this signal aborts, stops all traversals of the call whose own signal has aborted by then: those with this
 * signal, and those with one that aborts together with it (`anySignal`).
 * @returns a function that removes the listener from the signal
 */
export function listenToAbort(traversal: Stoppable, request: HttpRequest, signal: CancelSignal): Cancel | undefined {
  const onAbort = () => {
    const failure = new Failure(new AbortError('aborted', { request, cause: signal.reason }))
    stopAll(traversal.call, failure, (other) => other.signal && other.signal.aborted)
  }
  try {
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
    return () => notify(() => signal.removeEventListener('abort', onAbort))
  } catch (error) {
    // A hook has set a signal on the request that is none.
    traversal.stopped = new Failure(error)
    return undefined
  }
}
