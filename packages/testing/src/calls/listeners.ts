// A wx event: on, off (without argument: all), and emit, which survives a listener that throws.
import type { Quirks } from '../state/options.ts'
import type { Off, On } from '../wx/types.ts'

export interface Listeners<E> {
  readonly on: On<E>
  readonly off: Off<E>
  readonly size: number
  emit(event: E): void
}

export function createListeners<E>(report: (error: unknown) => void, { offNeedsListener }: Quirks = {}): Listeners<E> {
  let all: ((event: E) => void)[] = []
  return {
    on(listener) {
      // As in wx, the same function twice is called once.
      if (!all.includes(listener)) all = [...all, listener]
    },
    off(listener) {
      if (listener === undefined && offNeedsListener) return
      all = listener === undefined ? [] : all.filter((one) => one !== listener)
    },
    get size() {
      return all.length
    },
    emit(event) {
      for (const listener of all) {
        try {
          listener(event)
        } catch (error) {
          report(error)
        }
      }
    },
  }
}
