// The same random numbers in each run.

/** Numbers from 0 to 1 (Lehmer). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}
