// What must hold: the lead that wxpipe has to show, as ratios within one run
import { FLOOR, OURS, RAW } from './contenders/index.ts'
import type { Figures } from './figures.ts'
import type { Plan } from './job.ts'
import { SINGLE_FLIGHT } from './recipes/index.ts'
import { HOOKS } from './schedule.ts'

export interface Verdict {
  readonly what: string
  readonly goal: string
  readonly measured: string
  /** undefined: a row to watch, or not measured. */
  readonly met: boolean | undefined
}

const NOT_MEASURED = 'not measured'
const times = (ratio: number) => `${ratio.toFixed(2)} ×`

interface Ratio {
  readonly what: string
  readonly plan: Plan
  readonly hooks: number
  readonly jitless?: boolean
  readonly copy?: boolean
  readonly base: string
  readonly limit?: number
  readonly atLeast?: boolean
}

const ratios: readonly Ratio[] = [
  { what: '0 hooks', plan: 'latency', hooks: 0, base: FLOOR, limit: 1.4 },
  { what: '3+3 hooks', plan: 'latency', hooks: 3, base: FLOOR, limit: 1.7 },
  { what: '20+20 hooks that return what they get', plan: 'latency', hooks: 20, base: FLOOR, limit: 2.5 },
  { what: '20+20 hooks that each copy the header', plan: 'latency', hooks: 20, copy: true, base: FLOOR },
  { what: '1,000 concurrent, 3+3', plan: 'burst', hooks: 3, base: FLOOR, limit: 0.5, atLeast: true },
  { what: 'cold start', plan: 'cold', hooks: 3, base: RAW, limit: 3.5 },
  { what: 'allocation at 3+3', plan: 'memory', hooks: 3, base: FLOOR, limit: 2.5 },
  { what: 'without JIT at 3+3', plan: 'latency', hooks: 3, jitless: true, base: FLOOR, limit: 2.2 },
]

const baseName = (base: string) => (base === FLOOR ? 'bounded raw' : 'raw')

const judgeRatio = (figures: Figures, { what, base, limit, atLeast, ...job }: Ratio): Verdict => {
  const ratio = figures.ratio({ ...job, id: OURS }, base)
  const goal = limit === undefined ? 'a row to watch' : `${atLeast ? '≥' : '≤'} ${limit} × ${baseName(base)}`
  if (ratio === undefined) return { what, goal, measured: NOT_MEASURED, met: undefined }
  const met = limit === undefined ? undefined : atLeast ? ratio >= limit : ratio <= limit
  return { what, goal, measured: times(ratio), met }
}

const judgeTurns = (figures: Figures): Verdict => {
  const turns = HOOKS.map((hooks) => figures.value({ plan: 'turns', id: OURS, hooks }))
  const known = turns.every((count) => count !== undefined)
  return {
    what: `turns with ${HOOKS.join(', ')} hooks`,
    goal: '1',
    measured: known ? turns.join(', ') : NOT_MEASURED,
    met: known ? turns.every((count) => count === 1) : undefined,
  }
}

const judgeStampede = (figures: Figures, spread: boolean): Verdict[] => {
  const job = { plan: 'stampede', id: OURS, spread } as const
  const what = `stampede, ${spread ? 'spread' : 'at once'}`
  const counted = figures.stampedes(job)
  const ratio = figures.ratio(job, SINGLE_FLIGHT)
  const shown = [...new Set(counted.map(({ refreshes, ok }) => `${refreshes} and ${ok}`))].join('; ')
  return [
    {
      what: `${what}: refreshes and ok`,
      goal: '1 and 1000',
      measured: shown || NOT_MEASURED,
      met: shown ? shown === '1 and 1000' : undefined,
    },
    {
      what: `${what}: time`,
      goal: '≤ 1.5 × a hand-written single flight',
      measured: ratio === undefined ? NOT_MEASURED : times(ratio),
      met: ratio === undefined ? undefined : ratio <= 1.5,
    },
  ]
}

export const judge = (figures: Figures): Verdict[] => [
  ...ratios.map((ratio) => judgeRatio(figures, ratio)),
  judgeTurns(figures),
  ...judgeStampede(figures, false),
  ...judgeStampede(figures, true),
]
