// Timers that an abort ends, and that leave neither timer nor listener behind.
import { notify } from './app-functions.ts'
import { longestDelay } from './limits.ts'
import type { Cancel, CancelSignal } from './types/index.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/**
 * Starts a timer that the signal ends too: what follows looks at the signal itself. One that has aborted before ends it at once.
 * @param milliseconds 24 days at most; without a number only the signal is waited for
 * @param onEnd called once, when the time is over or the signal aborts; also where the signal, which may be the app's own, cannot be left
 * @returns stops the timer: nobody is told
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
    // Polyfills of AbortController call a listener that was taken off while the others were called.
    if (isOver) return
    stop()
    onEnd()
  }
  const timer = milliseconds !== undefined && setTimeout(end, Math.min(milliseconds, longestDelay))
  if (signal) {
    signal.addEventListener('abort', end)
    // Tripped already, it would not say so again.
    if (signal.aborted) end()
  }
  return stop
}

/**
 * Resolves after so many milliseconds, 24 days at most, or when the signal aborts: what follows looks at the signal itself.
 * @example await pause(300, request.signal)
 */
export function pause(milliseconds: number, signal?: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => startTimer(milliseconds, signal, resolve))
}
