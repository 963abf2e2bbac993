// Cancelling: a source for engines that have no AbortController, and how a traversal obeys a signal.
import { notify } from './app-functions.ts'
import type { CallState, Stoppable } from './call.ts'
import { AbortError } from './errors/abort.ts'
import { Failure } from './outcome.ts'
import type { Cancel, CancelSignal, HttpRequest } from './types/index.ts'

/** What `createCancelSource` returns; shaped like an `AbortController`. */
export interface CancelSource {
  readonly signal: CancelSignal
  /** Cancels every request that was given the signal; `reason` becomes the AbortError's `cause`. */
  abort(reason?: unknown): void
}

/**
 * Makes a signal and the function that trips it.
 * @example
 * const source = createCancelSource()
 * client.get('groups', { signal: source.signal })
 * source.abort('left the page')
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
      // As an AbortController does: what one of them adds or removes meanwhile is not called.
      for (const listener of Array.from(listeners)) if (listeners.has(listener)) notify(listener)
      listeners.clear()
    },
  }
}

/**
 * Stops all that the call has under way and that obeys this signal, innermost first: the host's task ends before the hooks
 * outside of it run.
 */
export function stopAll({ traversals }: CallState, failure: Failure, obeys: (traversal: Stoppable) => boolean): void {
  for (const traversal of traversals.filter(obeys).reverse()) traversal.stop(failure)
}

/** Stops whatever of a call obeys the signal when it trips. @returns a function that ends this */
export function obey(traversal: Stoppable, request: HttpRequest, signal: CancelSignal): Cancel | undefined {
  const onAbort = () => {
    const failure = new Failure(new AbortError('aborted', { request, cause: signal.reason }))
    stopAll(traversal.call, failure, (other) => other.signal === signal)
  }
  try {
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
    return () => notify(() => signal.removeEventListener('abort', onAbort))
  } catch (error) {
    // Somebody put there what is no signal.
    traversal.stop(new Failure(error))
    return undefined
  }
}
