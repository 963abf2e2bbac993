// Random choices from a seed: the same in each run.

export interface Random {
  /** From 0 to 1. */
  readonly next: () => number
  /** From 0 to below `end`. */
  readonly int: (end: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(values: readonly T[]) => T
  /** One of these, or nothing more often than not. */
  readonly maybe: (...values: readonly unknown[]) => unknown
  readonly shuffled: <T>(values: readonly T[]) => T[]
}

/** (Mulberry32) */
export function createRandom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (end: number) => Math.floor(next() * end)
  const pick = <T>(values: readonly T[]): T => values[int(values.length)]!
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    maybe: (...values) => (next() < 0.35 ? pick(values) : undefined),
    shuffled(values) {
      const left = values.slice()
      return values.map(() => left.splice(int(left.length), 1)[0]!)
    },
  }
}
