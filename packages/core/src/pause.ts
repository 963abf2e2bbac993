// A wait that an abort ends, and that leaves neither timer nor listener behind.
import { longestDelay } from './limits.ts'
import type { CancelSignal } from './types/index.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/**
 * Resolves after so many milliseconds, 24 days at most, or when the signal trips: what follows looks at the signal itself.
 * @example await pause(300, request.signal)
 */
export function pause(milliseconds: number, signal?: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      if (signal) signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.min(milliseconds, longestDelay))
    if (!signal) return
    signal.addEventListener('abort', end)
    // Tripped already, it would not say so again.
    if (signal.aborted) end()
  })
}
