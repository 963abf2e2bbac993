// Combines signals: a page, the caller and a deadline can all abort the same request.
import type { CancelSignal } from './types/index.ts'

/**
 * A signal that aborts when one of these does, with the same `reason`. It keeps no listeners of its own, so nothing has
 * to be released.
 * @example withRequest(request, { signal: anySignal(request.signal, source.signal) })
 */
export function anySignal(...signals: readonly (CancelSignal | undefined)[]): CancelSignal {
  const all = signals.filter(Boolean) as CancelSignal[]
  const aborted = () => all.find((signal) => signal.aborted)
  return {
    get aborted() {
      return !!aborted()
    },
    get reason() {
      return (aborted() || ({} as Partial<CancelSignal>)).reason
    },
    addEventListener(type, listener) {
      for (const signal of all) signal.addEventListener(type, listener)
    },
    removeEventListener(type, listener) {
      for (const signal of all) signal.removeEventListener(type, listener)
    },
  }
}
