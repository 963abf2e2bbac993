// One process's work and what it hands back
export const PLANS = ['latency', 'burst', 'memory', 'cold', 'turns', 'stampede', 'http'] as const
export type Plan = (typeof PLANS)[number]

export interface Job {
  readonly plan: Plan
  /** A contender, or in the stampede a recipe. */
  readonly id: string
  /** Request hooks and as many response hooks. */
  readonly hooks?: number
  /** Request hooks set a header on a copy instead of returning what they get. */
  readonly copy?: boolean
  readonly jitless?: boolean
  /** Stampede: answers come over some ticks instead of all at once. */
  readonly spread?: boolean
  /** http: where the example's server listens. */
  readonly origin?: string | undefined
  /** Milliseconds of work to spend, warm-up included; the clock may run longer. */
  readonly budget: number
}

export interface Stampede {
  readonly refreshes: number
  readonly replays: number
  readonly ok: number
  readonly failed: number
  readonly pending: number
  /** Milliseconds of the processor, where `value` is those on the clock. */
  readonly work: number
}

/** `value` is in the plan's own unit: µs, k requests/s, bytes, ms or turns. */
export interface Figure {
  readonly value: number
  readonly stampede?: Stampede
}

export type Outcome = { readonly figure: Figure } | { readonly refused: string }

/** What is measured: everything of a job but how long and where. */
export const keyOf = ({
  plan,
  id,
  hooks = 0,
  copy = false,
  jitless = false,
  spread = false,
}: Omit<Job, 'budget' | 'origin'>) =>
  [plan, id, hooks, copy ? 'copy' : '', jitless ? 'jitless' : '', spread ? 'spread' : ''].join('|')
