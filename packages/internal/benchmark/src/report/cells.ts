// The tables as rows of text, the same for the terminal and for the document

import type { Size } from '../bundle.ts'
import { contenders, FLOOR, RAW } from '../contenders/index.ts'
import type { Figures, Measured } from '../figures.ts'
import type { Verdict } from '../goals.ts'
import { recipes, SINGLE_FLIGHT } from '../recipes/index.ts'
import { HOOKS } from '../schedule.ts'
import { median } from '../statistics.ts'

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface Results {
  readonly figures: Figures
  readonly sizes: ReadonlyMap<string, Size>
  readonly recipeSizes: ReadonlyMap<string, Size>
  readonly verdicts: readonly Verdict[]
}

const NONE = '–'
const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Three digits that mean something. */
export const show = (value: number | undefined): string => {
  if (value === undefined) return NONE
  if (value >= 100) return count.format(value)
  return value.toFixed(value >= 10 ? 1 : 2)
}

const whole = (value: number | undefined): string => (value === undefined ? NONE : count.format(value))

const withRatio = (figures: Figures, what: Measured, base: string): string => {
  const ratio = figures.ratio(what, base)
  return ratio === undefined ? NONE : `${show(figures.value(what))} (${ratio.toFixed(1)})`
}

const present = (figures: Figures, id: string) => figures.value({ plan: 'turns', id, hooks: 0 }) !== undefined

export const mainTable = ({ figures, sizes }: Results): Table => ({
  head: [
    '',
    'µs, 0 hooks',
    '3+3 (× raw)',
    '20+20',
    '100+100',
    '20+20 copying',
    'no JIT, 3+3',
    'at once, k/s',
    'turns 0/3/20',
    'bytes',
    'gzip',
    'cold, ms',
  ],
  rows: contenders
    .filter(({ id }) => present(figures, id))
    .map(({ id, label, hooks: takesHooks }) => {
      const at = (hooks: number, more: object = {}) =>
        takesHooks || hooks === 0 ? show(figures.value({ plan: 'latency', id, hooks, ...more })) : NONE
      const turns = (takesHooks ? HOOKS.slice(0, 3) : [0]).map((hooks) => figures.value({ plan: 'turns', id, hooks }))
      return [
        label,
        at(0),
        withRatio(figures, { plan: 'latency', id, hooks: 3 }, RAW),
        at(20),
        at(100),
        at(20, { copy: true }),
        withRatio(figures, { plan: 'latency', id, hooks: 3, jitless: true }, RAW),
        show(figures.value({ plan: 'burst', id, hooks: 3 })),
        turns.join('/'),
        whole(figures.value({ plan: 'memory', id, hooks: 3 })),
        whole(sizes.get(id)?.gzip),
        withRatio(figures, { plan: 'cold', id, hooks: 3 }, RAW),
      ]
    }),
})

export const jitlessTable = ({ figures }: Results): Table => ({
  head: ['µs without JIT', ...HOOKS.map((hooks) => `${hooks}+${hooks} (× bounded raw)`)],
  rows: contenders
    .filter(({ id }) => present(figures, id))
    .map(({ id, label, hooks: takesHooks }) => [
      label,
      ...HOOKS.map((hooks) =>
        takesHooks || hooks === 0 ? withRatio(figures, { plan: 'latency', id, hooks, jitless: true }, FLOOR) : NONE,
      ),
    ]),
})

export const httpTable = ({ figures }: Results): Table => ({
  head: ['200 real requests', 'ms each', 'over raw, µs'],
  rows: contenders.flatMap(({ id, label }) => {
    const job = { plan: 'http', id, hooks: 3 } as const
    const value = figures.value(job)
    const over = figures.difference(job, RAW)
    if (value === undefined || over === undefined) return []
    return [[label, value.toFixed(2), id === RAW ? NONE : count.format(over * 1000)]]
  }),
})

const range = (values: readonly number[]): string => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? count.format(low) : `${count.format(low)} to ${count.format(high)}`
}

export const stampedeTable = ({ figures, recipeSizes }: Results, spread: boolean): Table => ({
  head: [
    `1,000 expired, ${spread ? 'spread' : 'at once'}`,
    'refreshes',
    'replays',
    'ok',
    'failed',
    'never settled',
    'ms (× by hand)',
    'of it work',
    'gzip',
  ],
  rows: recipes.flatMap(({ id, label }) => {
    const job = { plan: 'stampede', id, spread } as const
    const counted = figures.stampedes(job)
    if (counted.length === 0) return []
    const column = (name: 'refreshes' | 'replays' | 'ok' | 'failed' | 'pending') =>
      range(counted.map((each) => each[name]))
    return [
      [
        label,
        column('refreshes'),
        column('replays'),
        column('ok'),
        column('failed'),
        column('pending'),
        withRatio(figures, job, SINGLE_FLIGHT),
        show(median(counted.map(({ work }) => work))),
        whole(recipeSizes.get(id)?.gzip),
      ],
    ]
  }),
})

export const goalTable = ({ verdicts }: Results): Table => ({
  head: ['must hold', 'goal', 'measured', ''],
  rows: verdicts.map(({ what, goal, measured, met }) => [
    what,
    goal,
    measured,
    met === undefined ? NONE : met ? 'met' : 'not met',
  ]),
})
