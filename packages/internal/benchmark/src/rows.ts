// The rows of the tables: what is measured, of whom it is asked, and how much time it gets
import type { Engine, Plan, Row } from './job.ts'
import type { WorkName } from './work.ts'

const latency = (engine: Engine, ...names: readonly WorkName[]): Row[] =>
  names.map((work) => ({ plan: 'latency', work, engine }))
const of = (plan: Plan, work: WorkName): Row => ({ plan, work })

/** Those of the whole run, in its order. */
export const timedRows: readonly Row[] = [
  ...latency('jit', '0 hooks', 'real 3+3', 'real 3+3, query', 'real 3+3, POST', 'real 3+3, own header'),
  ...latency('jit', '3+3', '20+20', '100+100', '20+20, one sets a header', '20+20, each sets a header'),
  ...latency('jitless', '0 hooks', 'real 3+3', '3+3', '20+20', '100+100'),
  ...latency('jsc', '0 hooks', 'real 3+3'),
  ...latency('jsc, ES5', '0 hooks', 'real 3+3'),
  of('burst', 'real 3+3'),
  of('burst', '3+3'),
  of('memory', '3+3'),
  of('cold', '3+3'),
  of('http', '3+3'),
  { plan: 'stampede' },
  { plan: 'stampede', spread: true },
]

/** Those that a quick run takes the time of: enough to see what a change does. */
export const quickRows: readonly Row[] = [
  ...latency('jit', '0 hooks', 'real 3+3'),
  ...latency('jitless', 'real 3+3'),
  ...latency('jsc', 'real 3+3'),
  of('burst', 'real 3+3'),
  of('cold', '3+3'),
  of('http', '3+3'),
  { plan: 'stampede' },
  { plan: 'stampede', spread: true },
]

/** Counted, not timed: once is enough. */
export const turnRows: readonly Row[] = (['0 hooks', '3+3', '20+20', '100+100'] as const).map((work) =>
  of('turns', work),
)

export const needsShell = ({ engine }: Row): boolean => engine === 'jsc' || engine === 'jsc, ES5'

/** How often a job's budget is multiplied: a batch of burst is a thousand requests, and the JIT sees few of them. */
export const patience = ({ plan }: Row): number => (plan === 'burst' ? 4 : 1)
