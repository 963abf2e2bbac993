// What must hold: the lead that wxpipe has to show, as ratios within one run
import { FLOOR, labelOf, OURS } from './contenders/index.ts'
import type { Figures } from './figures.ts'
import type { Measured, Row } from './job.ts'
import { SINGLE_FLIGHT } from './recipes/index.ts'
import { turnRows } from './rows.ts'

export interface Verdict {
  readonly what: string
  readonly goal: string
  readonly measured: string
  /** undefined: not measured. */
  readonly met: boolean | undefined
}

const NOT_MEASURED = 'not measured'
const times = (ratio: number) => `${ratio.toFixed(2)} ×`

export interface Goal {
  readonly what: string
  readonly row: Row
  /** Ours on this row is taken off first: the goal is about what the rest adds. */
  readonly less?: Row
  /** Whom ours is compared with; of several, the quickest. */
  readonly bases: readonly string[]
  /** Of a time it is the most, of requests per second the least. */
  readonly limit: number
}

const goal = (what: string, row: Row, base: string, limit: number): Goal => ({ what, row, bases: [base], limit })

const noHooks: Row = { plan: 'latency', work: '0 hooks' }
const real: Row = { plan: 'latency', work: 'real 3+3' }
const oneSets: Row = { plan: 'latency', work: '20+20, one sets a header' }
const eachSets: Row = { plan: 'latency', work: '20+20, each sets a header' }
const query: Row = { plan: 'latency', work: 'real 3+3, query' }
const burst: Row = { plan: 'burst', work: 'real 3+3' }

/** Issue 12, "Must hold". */
export const goals: readonly Goal[] = [
  goal('0 hooks', noHooks, FLOOR, 0.8),
  goal('real 3+3', real, 'taro', 0.7),
  goal('real 3+3', real, 'wefetch', 0.55),
  goal('real 3+3', real, FLOOR, 1.8),
  goal('20 hooks that each set a header', eachSets, 'sync-loop', 1.6),
  goal('20+20 hooks of which one sets a header', oneSets, FLOOR, 2),
  goal('20+20 hooks of which one sets a header', oneSets, 'taro', 0.45),
  { what: 'a query of two values adds', row: query, less: real, bases: [FLOOR], limit: 0.6 },
  goal('1,000 at once, real 3+3', burst, FLOOR, 0.25),
  goal('1,000 at once, real 3+3', burst, 'taro', 1.6),
  goal('real 3+3 without JIT', { ...real, engine: 'jitless' }, FLOOR, 2.2),
  goal('real 3+3 in JavaScriptCore', { ...real, engine: 'jsc' }, 'taro', 0.8),
  goal('real 3+3 in JavaScriptCore, as ES5', { ...real, engine: 'jsc, ES5' }, 'taro', 0.8),
  // Raw is named beside these two, but has neither hooks nor options to set up.
  { what: 'cold start', row: { plan: 'cold', work: '3+3' }, bases: ['luch-request', 'uni-ajax'], limit: 0.8 },
  goal('stampede, at once: time', { plan: 'stampede' }, SINGLE_FLIGHT, 1.5),
  goal('stampede, spread: time', { plan: 'stampede', spread: true }, SINGLE_FLIGHT, 1.5),
]

const nameOf = (id: string) => (id === SINGLE_FLIGHT ? 'a hand-written single flight' : labelOf(id))

const atLeast = ({ row }: Goal): boolean => row.plan === 'burst'

/** Every figure that a goal is taken from, ours first. */
export const figuresFor = ({ row, less, bases }: Goal): Measured[] => [
  { ...row, id: OURS },
  ...bases.map((id) => ({ ...row, ...(less ? less : {}), id })),
  ...(less ? [{ ...less, id: OURS }] : []),
]

const judgeGoal = (figures: Figures, it: Goal): Verdict => {
  const { what, less, bases, limit } = it
  const among = bases.length > 1 ? 'the quickest of ' : ''
  const text = `${atLeast(it) ? '≥' : '≤'} ${limit} × ${among}${bases.map(nameOf).join(', ')}`
  const ratio = figures.across(figuresFor(it), (ours, ...rest) => {
    const off = less ? (rest[bases.length] ?? Number.NaN) : 0
    return (ours - off) / Math.min(...rest.slice(0, bases.length))
  })
  if (ratio === undefined) return { what, goal: text, measured: NOT_MEASURED, met: undefined }
  return { what, goal: text, measured: times(ratio), met: atLeast(it) ? ratio >= limit : ratio <= limit }
}

const judgeTurns = (figures: Figures): Verdict => {
  const turns = turnRows.map((row) => figures.value({ ...row, id: OURS }))
  const known = turns.every((count) => count !== undefined)
  return {
    what: `turns with ${turnRows.map(({ work }) => work).join(', ')}`,
    goal: '1',
    measured: known ? turns.join(', ') : NOT_MEASURED,
    met: known ? turns.every((count) => count === 1) : undefined,
  }
}

const judgeStampede = (figures: Figures, spread: boolean): Verdict => {
  const counted = figures.stampedes({ plan: 'stampede', id: OURS, spread })
  const shown = [...new Set(counted.map(({ refreshes, ok }) => `${refreshes} and ${ok}`))].join('; ')
  return {
    what: `stampede, ${spread ? 'spread' : 'at once'}: refreshes and ok`,
    goal: '1 and 1000',
    measured: shown || NOT_MEASURED,
    met: shown ? shown === '1 and 1000' : undefined,
  }
}

export const judge = (figures: Figures): Verdict[] => [
  ...goals.map((it) => judgeGoal(figures, it)),
  judgeTurns(figures),
  judgeStampede(figures, false),
  judgeStampede(figures, true),
]
