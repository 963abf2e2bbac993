// Listeners as wx has them: `onX(listener)`, `offX(listener)`, and `offX()` for all of them.

export type Listener<T> = (event: T) => void

/** One event, by its wx name: what it has for whoever listens. */
export type Listening<N extends string, T> = {
  readonly [K in `on${N}`]: (listener: Listener<T>) => void
} & {
  readonly [K in `off${N}`]: (listener?: Listener<T>) => void
}

export interface Events<T> {
  /** Goes into the host, or into a task. */
  readonly listening: object
  /** Who listens now, by the event's name. */
  readonly heard: { readonly [name: string]: readonly Listener<T>[] | undefined }
  tell(name: string, event: T): void
}

/** @param begin called once, before the first listener is there */
export function createEvents<T>(names: readonly string[], begin?: () => void): Events<T> {
  const heard: { [name: string]: readonly Listener<T>[] } = {}
  const listening: { [name: string]: (listener: Listener<T>) => void } = {}
  let start = begin
  for (const name of names) {
    heard[name] = []
    listening[`on${name}`] = (listener) => {
      if (start) start()
      start = undefined
      heard[name] = heard[name]!.concat(listener)
    }
    listening[`off${name}`] = (listener) => {
      heard[name] = heard[name]!.filter((one) => listener && one !== listener)
    }
  }
  const tell = (name: string, event: T): void => {
    for (const listener of heard[name]!) listener(event)
  }
  return { listening, heard, tell }
}
