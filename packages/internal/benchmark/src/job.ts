// One process's work and what it hands back
import type { WorkName } from './work.ts'

/** How a thing is measured. */
export type Plan = 'latency' | 'burst' | 'memory' | 'cold' | 'turns' | 'stampede' | 'http' | 'proof'

/** V8 as it comes, V8 without its JIT, JavaScriptCore without its JIT, and the same after WeChat's compiler made ES5 of it. */
export type Engine = 'jit' | 'jitless' | 'jsc' | 'jsc, ES5'

export interface Job {
  readonly plan: Plan
  /** A contender, or in the stampede a recipe. */
  readonly id: string
  readonly work?: WorkName
  readonly engine?: Engine
  /** Stampede: responses come over some ticks instead of all at once. */
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
export type Measured = Omit<Job, 'budget' | 'origin'>
/** A row of the tables: what is measured, without of whom. */
export type Row = Omit<Measured, 'id'>

export const rowName = ({ plan, work, engine = 'jit', spread = false }: Row): string =>
  [plan, work, engine === 'jit' ? undefined : engine, spread ? 'spread' : undefined].filter(Boolean).join(' ')

export const keyOf = (what: Measured): string => `${what.id}: ${rowName(what)}`
