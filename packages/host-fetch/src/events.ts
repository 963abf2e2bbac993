// Listeners as wx has them: `onX(listener)`, `offX(listener)`, and `offX()` for all of them.

export type Listener<T> = (event: T) => void

export interface Event<T> {
  on(listener: Listener<T>): void
  off(listener?: Listener<T>): void
  tell(event: T): void
  isHeard(): boolean
}

/** @param begin called once, before the first listener is there */
export function createEvent<T>(begin?: () => void): Event<T> {
  let heard: Listener<T>[] = []
  let hasBegun = !begin
  return {
    on(listener) {
      if (!hasBegun) begin!()
      hasBegun = true
      heard = heard.concat(listener)
    },
    off(listener) {
      heard = heard.filter((one) => listener && one !== listener)
    },
    tell(event) {
      for (const listener of heard) listener(event)
    },
    isHeard: () => heard.length > 0,
  }
}
