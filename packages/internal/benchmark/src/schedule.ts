// What is measured, and how long: the jobs of a quick and of a full run
import { contenders, FLOOR, OURS, RAW } from './contenders/index.ts'
import type { Job } from './job.ts'
import { recipes, SINGLE_FLIGHT } from './recipes/index.ts'

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
}

export const HOOKS = [0, 3, 20, 100] as const

/** Whose time a quick run takes: enough to see what a change does. Its counts are everyone's. */
const QUICK: readonly string[] = [RAW, FLOOR, 'sync-loop', OURS, 'luch-request']
const QUICK_RECIPES: readonly string[] = [SINGLE_FLIGHT, OURS]
/** Whom the goals compare, and how often they are measured besides the rounds. */
const JUDGED: readonly string[] = [RAW, FLOOR, OURS]
const AGAIN = 8

export const schedule = (quick: boolean, rounds: number, taking: Taking, origin?: string): Schedule => {
  // Half of it warms up: less, and a busy machine's JIT is not done by then.
  const budget = quick ? 110 : 800
  const timed = quick ? taking.contenders.filter((id) => QUICK.includes(id)) : taking.contenders
  const repaired = quick ? taking.recipes.filter((id) => QUICK_RECIPES.includes(id)) : taking.recipes
  const all = (job: Omit<Job, 'id' | 'budget'>, ids = timed, spending = budget): Job[] =>
    ids.map((id) => ({ ...job, id, budget: spending }))
  const judged = taking.contenders.filter((id) => JUDGED.includes(id))
  const takesHooks = (id: string) => contenders.find((contender) => contender.id === id)?.hooks === true
  return {
    rounds,
    groups: [
      ...(quick ? [0, 3, 20] : HOOKS).map((hooks) => all({ plan: 'latency', hooks })),
      ...(quick ? [] : [all({ plan: 'latency', hooks: 20, copy: true })]),
      ...(quick ? [3] : HOOKS).map((hooks) => all({ plan: 'latency', hooks, jitless: true })),
      // A batch is a thousand requests: the JIT sees few of them in the time of the others.
      all({ plan: 'burst', hooks: 3 }, timed, 4 * budget),
      all({ plan: 'memory', hooks: 3 }),
      all({ plan: 'cold', hooks: 3 }),
      ...(origin ? [all({ plan: 'http', hooks: 3, origin })] : []),
      ...[false, true].map((spread) => all({ plan: 'stampede', spread }, repaired)),
    ],
    again: quick
      ? []
      : Array.from({ length: AGAIN }, () => [
          ...[0, 3, 20].map((hooks) => all({ plan: 'latency', hooks }, judged)),
          all({ plan: 'latency', hooks: 3, jitless: true }, judged),
          all({ plan: 'burst', hooks: 3 }, judged, 4 * budget),
        ]).flat(),
    once: HOOKS.map((hooks) =>
      all({ plan: 'turns', hooks }, hooks === 0 ? taking.contenders : taking.contenders.filter(takesHooks)),
    ),
  }
}

export const everyone: Taking = {
  contenders: contenders.map(({ id }) => id),
  recipes: recipes.map(({ id }) => id),
}
