// The kinds of signals that apps have: the core's own, the engine's, and one of a polyfill.
import { getEventListeners } from 'node:events'
import type { CancelSignal } from '@wxpipe/core'
import { countedSource } from '@wxpipe/test-support'
import type { Ask } from './plan.ts'

export interface Source {
  readonly signal: CancelSignal | undefined
  readonly abort: (reason: unknown) => void
  /** How many listen to the signal. */
  readonly listeners: () => number
}

/** As most polyfills do: a listener that another one has taken off while they are called is called all the same. */
export function polyfilled(): Source {
  const listeners: (() => void)[] = []
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_: 'abort', listener: () => void) => void listeners.push(listener),
    removeEventListener(_: 'abort', listener: () => void) {
      const at = listeners.indexOf(listener)
      if (at >= 0) listeners.splice(at, 1)
    },
  }
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return
      Object.assign(signal, { aborted: true, reason })
      for (const listener of listeners.slice()) listener()
    },
    listeners: () => listeners.length,
  }
}

/** @param page what calls of one page share */
export function sourceOf(kind: Ask['signal'], page: Source): Source {
  if (kind === 'page') return page
  if (kind === 'own') return countedSource()
  if (kind === 'polyfill') return polyfilled()
  if (kind === 'native') {
    const controller = new AbortController()
    return {
      signal: controller.signal,
      abort: (reason) => controller.abort(reason),
      listeners: () => getEventListeners(controller.signal, 'abort').length,
    }
  }
  return { signal: undefined, abort() {}, listeners: () => 0 }
}
