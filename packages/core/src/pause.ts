// Timers that an abort ends, and that leave neither timer nor listener behind.
import { notify } from './app-functions.ts'
import { longestDelay } from './limits.ts'
import type { Cancel, CancelSignal } from './types/index.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/**
 * Starts a timer that ends when its time is over or when the signal aborts, at once where it has aborted already. Which of the two
 * it was, `onEnd` sees by the signal.
 * @param milliseconds 24 days at most; without a number only the signal is waited for
 * @param onEnd called once, even if the signal, which may be the app's own, throws when the listener is taken off
 * @returns a function that stops the timer: `onEnd` is not called then
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
    // Polyfills of AbortController still call a listener that was taken off while they call their listeners.
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
 * Resolves after so many milliseconds, 24 days at most, or when the signal aborts. Which of the two it was, the caller sees by the
 * signal.
 * @example await pause(300, request.signal)
 */
export function pause(milliseconds: number, signal?: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => startTimer(milliseconds, signal, resolve))
}
