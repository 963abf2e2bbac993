// What the soak reports.

/** What was there between two batches. */
export interface Checkpoint {
  readonly heap: number
  readonly timers: number
  readonly listeners: number
  readonly slots: number
  readonly inFlight: number
}

export interface Report {
  readonly requests: number
  /**
   * `left`: its page was unloaded; `refused`: a double submit; `ended`: two tokens in a row ended under it; `late`: the
   * response to an equal request did not come within its own timeout, or a write was repeated until its deadline.
   */
  readonly outcomes: Readonly<Record<'answered' | 'aborted' | 'left' | 'refused' | 'ended' | 'late', number>>
  /** What ended otherwise. */
  readonly lost: readonly string[]
  readonly checkpoints: readonly Checkpoint[]
  readonly last: Checkpoint
  /** How many of a fresh burst were at the host at once. */
  readonly inBurst: number
  /** Counted by the innermost interceptor, at the host's door, and at the server; and the most at once. */
  readonly sends: Readonly<Record<'announced' | 'asked' | 'most' | 'served', number>>
  readonly refreshes: number
  /** Responses to expired tokens. */
  readonly refused: number
  readonly logins: number
  readonly seconds: number
}

/** Bytes by which the heap grows per request, by least squares, the first two batches left out as warm-up. */
export function growthOf({ checkpoints, requests }: Report): number {
  const heaps = checkpoints.map(({ heap }) => heap).slice(2)
  const middle = (heaps.length - 1) / 2
  const mean = heaps.reduce((sum, heap) => sum + heap, 0) / heaps.length
  const covariance = heaps.reduce((sum, heap, at) => sum + (at - middle) * (heap - mean), 0)
  const variance = heaps.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
  return covariance / variance / (requests / checkpoints.length)
}
