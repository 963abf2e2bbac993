// Cancels requests in engines that have no AbortController.
import type { CancelSignal } from './types.ts'

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
