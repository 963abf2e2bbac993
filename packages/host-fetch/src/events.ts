// Listeners as wx has them: `onX(listener)`, `offX(listener)`, and `offX()` for all of them.
import { notify } from '@wxpipe/core'

export type Listener<T> = (event: T) => void

/** The `onX` and `offX` of one event, by its wx name. */
export type Listening<N extends string, T> = {
  readonly [K in `on${N}`]: (listener: Listener<T>) => void
} & {
  readonly [K in `off${N}`]: (listener?: Listener<T>) => void
}

export interface Events<T> {
  /** `onX` and `offX` of each event, to be put on the host or a task. */
  readonly methods: object
  /** The listeners of each event, by its name. */
  readonly listeners: { readonly [name: string]: readonly Listener<T>[] | undefined }
  /** Calls the listeners of an event. What one throws keeps neither the others nor the host from going on. */
  emit(name: string, event: T): void
}

export function createEvents<T>(names: readonly string[]): Events<T> {
  const listeners: { [name: string]: readonly Listener<T>[] } = {}
  const methods: { [name: string]: (listener: Listener<T>) => void } = {}
  for (const name of names) {
    listeners[name] = []
    methods[`on${name}`] = (listener) => {
      listeners[name] = listeners[name]!.concat(listener)
    }
    methods[`off${name}`] = (listener) => {
      listeners[name] = listeners[name]!.filter((one) => listener && one !== listener)
    }
  }
  const emit = (name: string, event: T): void => {
    for (const listener of listeners[name]!) notify(() => listener(event))
  }
  return { methods, listeners, emit }
}
