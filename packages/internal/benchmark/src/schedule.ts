// What is measured, and how long: the jobs of a quick run, a full one, and one for work on the core
import { contenders, FLOOR, needsTimers, OURS, RAW, takesHooks } from './contenders/index.ts'
import { figuresFor, goals } from './goals.ts'
import { type Job, keyOf, type Row, rowName } from './job.ts'
import { recipes, SINGLE_FLIGHT } from './recipes/index.ts'
import { needsShell, patience, quickRows, timedRows, turnRows } from './rows.ts'

export interface Schedule {
  readonly rounds: number
  /** Groups whose members are compared with one another, so they are run next to one another. */
  readonly groups: readonly (readonly Job[])[]
  /** Counts do not change from round to round: once is enough. */
  readonly once: readonly (readonly Job[])[]
  /** The goals' own jobs, each next to what it is compared with, again and again: their ratios are close. */
  readonly again: readonly (readonly Job[])[]
}

export interface Taking {
  readonly contenders: readonly string[]
  readonly recipes: readonly string[]
  /** Where the example's server listens; undefined while the example is missing. */
  readonly origin?: string | undefined
  /** Whether this machine has JavaScriptCore's shell. */
  readonly shell: boolean
}

/** Half of it warms up: less, and a busy machine's JIT is not done by then. */
const FULL = 800
const QUICK = 110
const TUNING = 400
/** Long, or a profile would show Node's own start. */
export const PROFILING = 4000

/** Whose time a quick run takes: enough to see what a change does. Its counts are everyone's. */
const QUICK_IDS: readonly string[] = [RAW, FLOOR, 'sync-loop', OURS, 'taro', SINGLE_FLIGHT]
/** Rounds that a judged ratio is the median of. */
const JUDGED_ROUNDS = 10

const isPossible = ({ shell, origin }: Taking, row: Row): boolean =>
  (shell || !needsShell(row)) && (origin !== undefined || row.plan !== 'http')

const jobsOf = (taking: Taking, row: Row, budget: number, among?: readonly string[]): Job[] => {
  const ids = row.plan === 'stampede' ? taking.recipes : taking.contenders
  return ids
    .filter((id) => (!among || among.includes(id)) && !(needsShell(row) && needsTimers(id)))
    .map((id) => ({ ...row, id, origin: taking.origin, budget: budget * patience(row) }))
}

/** Every row that a goal looks at, with those that it compares. */
const judged = (taking: Taking): Job[][] => {
  const wanted = goals.flatMap(figuresFor)
  const keys = new Set(wanted.map(keyOf))
  return timedRows
    .filter((row) => isPossible(taking, row))
    .map((row) => jobsOf(taking, row, FULL).filter((job) => keys.has(keyOf(job))))
    .filter((jobs) => jobs.length > 0)
}

const counted = (taking: Taking): Job[][] => [
  ...turnRows.map((row) => jobsOf(taking, row, QUICK).filter(({ id, work }) => work === '0 hooks' || takesHooks(id))),
  jobsOf(taking, { plan: 'proof' }, QUICK),
]

export const schedule = (quick: boolean, rounds: number, taking: Taking): Schedule => ({
  rounds,
  groups: (quick ? quickRows : timedRows)
    .filter((row) => isPossible(taking, row))
    .map((row) => jobsOf(taking, row, quick ? QUICK : FULL, quick ? QUICK_IDS : undefined)),
  again: quick ? [] : Array.from({ length: JUDGED_ROUNDS - rounds }, () => judged(taking)).flat(),
  once: counted(taking),
})

/** Only the rows whose name matches, and nothing else. */
export const tuning = (pattern: RegExp, rounds: number, taking: Taking, budget = TUNING): Schedule => ({
  rounds,
  groups: timedRows
    .filter((row) => isPossible(taking, row) && pattern.test(rowName(row)))
    .map((row) => jobsOf(taking, row, budget)),
  again: [],
  once: [],
})

export const everyone = {
  contenders: contenders.map(({ id }) => id),
  recipes: recipes.map(({ id }) => id),
}
