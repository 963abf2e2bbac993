// One signal for several: a request obeys the page's, the caller's and a deadline's at once.
import type { CancelSignal } from './types/index.ts'

/**
 * A signal that aborts when one of these does; its `reason` is that one's. It keeps no listeners of its own, so there is
 * nothing to release.
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
