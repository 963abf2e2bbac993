// Timers that an abort ends, and that leave no timer and no listener behind.
import { notify } from './app-functions.ts'
import { longestDelay } from './limits.ts'
import type { Cancel, CancelSignal } from './types/index.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/**
 * Starts a timer that ends when its time is over or when the signal aborts, at once if it has aborted already. `onEnd`
 * can tell by the signal which of the two it was.
 * @param milliseconds 24 days at most; if undefined, only the signal ends the wait
 * @param onEnd called once, even if the signal, which may be the app's own, throws when the listener is removed
 * @returns a function that stops the timer, so that `onEnd` is not called
 * @example const stop = startTimer(300, request.signal, () => leave(request))
 */
export function startTimer(
  milliseconds: number | undefined,
  signal: CancelSignal | undefined,
  onEnd: () => void,
): Cancel {
  let isOver: boolean | undefined
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    if (signal) notify(() => signal.removeEventListener('abort', end))
  }
  const end = () => {
    // While they call their listeners, polyfills of AbortController also call one that was just removed.
    if (isOver) return
    stop()
    onEnd()
  }
  const timer = milliseconds !== undefined && setTimeout(end, Math.min(milliseconds, longestDelay))
  if (signal) {
    signal.addEventListener('abort', end)
    // A signal that has aborted already calls no listener.
    if (signal.aborted) end()
  }
  return stop
}

/**
 * Resolves after the given milliseconds, 24 days at most, or when the signal aborts. The caller can tell by the signal
 * which of the two it was.
 * @example await pause(300, request.signal)
 */
export function pause(milliseconds: number, signal?: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => startTimer(milliseconds, signal, resolve))
}
