// Cancelling: a source for engines that have no AbortController, and how a traversal obeys a signal.
import { AbortError } from './errors/abort.ts'
import type { Stop, Traversal } from './traversal.ts'
import type { CancelSignal, HttpRequest } from './types.ts'

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
      for (const listener of Array.from(listeners)) attempt(listener)
      listeners.clear()
    },
  }
}

/** Stops a traversal when its signal trips. */
export function obey(way: Traversal, request: HttpRequest, signal: CancelSignal, stop: Stop): void {
  const { call } = way
  const onAbort = () => {
    const error = new AbortError('aborted', { request, cause: signal.reason })
    // Innermost first: the host task ends before the hooks outside of it run.
    for (const other of call.obeying) if (other.signal === signal) stop(other, error)
  }
  call.obeying = [way, ...call.obeying]
  try {
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
    way.release = () => {
      signal.removeEventListener('abort', onAbort)
      call.obeying = call.obeying.filter((other) => other !== way)
    }
  } catch (error) {
    way.stopped = error // Somebody put there what is no signal.
  }
}

declare function setTimeout(callback: () => void, milliseconds: number): unknown

/** Runs a listener whose failure is not ours: it reaches the app's `onError`, and nothing here stops for it. */
export function attempt(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    setTimeout(() => {
      throw error
    }, 0)
  }
}
