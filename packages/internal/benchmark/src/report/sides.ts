// The tables that have a line for each contender
import { contenders, FLOOR, RAW, takesHooks } from '../contenders/index.ts'
import type { Figures } from '../figures.ts'
import type { Engine, Row } from '../job.ts'
import { turnRows } from '../rows.ts'
import type { WorkName } from '../work.ts'
import { count, NONE, type Results, show, type Table, whole, withRatio } from './cells.ts'

/** One column of a table that has a line for each contender. */
interface Column {
  readonly head: string
  cell(figures: Figures, id: string): string
}

/** A figure; with a base, how many times that of the base it is, too. */
const column = (head: string, row: Row, base?: string): Column => ({
  head,
  cell: (figures, id) => {
    const what = { ...row, id }
    return base ? withRatio(figures, what, base) : show(figures.value(what))
  },
})

/** The same, where a floor has nothing to show: it takes no hooks, and was only measured to be compared with. */
const ofHooks = (head: string, row: Row, base?: string): Column => {
  const { cell } = column(head, row, base)
  return { head, cell: (figures, id) => (takesHooks(id) ? cell(figures, id) : NONE) }
}

const sides = ({ figures }: Results, corner: string, columns: readonly Column[]): Table => ({
  head: [corner, ...columns.map(({ head }) => head)],
  rows: contenders
    .map(({ id, label }) => [label, ...columns.map(({ cell }) => cell(figures, id))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== NONE)),
})

const latency = (work: WorkName, engine?: Engine): Row => ({ plan: 'latency', work, ...(engine ? { engine } : {}) })

export const mainTable = (results: Results): Table =>
  sides(results, '', [
    column('µs, 0 hooks (× raw)', latency('0 hooks'), RAW),
    ofHooks('3+3', latency('3+3')),
    ofHooks('20+20', latency('20+20')),
    ofHooks('100+100', latency('100+100')),
    ofHooks('20+20, one sets', latency('20+20, one sets a header')),
    ofHooks('20+20, each sets', latency('20+20, each sets a header')),
    {
      head: 'turns 0/3/20',
      cell: (figures, id) =>
        turnRows
          .slice(0, 3)
          .flatMap((row) => figures.value({ ...row, id }) ?? [])
          .join('/') || NONE,
    },
    { head: 'bytes', cell: (figures, id) => whole(figures.value({ plan: 'memory', work: '3+3', id })) },
    { head: 'gzip', cell: (_, id) => whole(results.sizes.get(id)?.gzip) },
    column('cold, ms', { plan: 'cold', work: '3+3' }, RAW),
  ])

export const realTable = (results: Results): Table =>
  sides(results, 'real 3+3 (× bounded raw)', [
    column('µs', latency('real 3+3'), FLOOR),
    column('with a query', latency('real 3+3, query'), FLOOR),
    column('POST', latency('real 3+3, POST'), FLOOR),
    column('own header', latency('real 3+3, own header'), FLOOR),
    column('no JIT', latency('real 3+3', 'jitless'), FLOOR),
    column('1,000 at once, k/s', { plan: 'burst', work: 'real 3+3' }, FLOOR),
  ])

/** The engine of an iPhone; empty where the machine has no shell of it. */
export const javaScriptCoreTable = (results: Results): Table =>
  sides(results, 'µs in JavaScriptCore without JIT (× Taro chain)', [
    column('0 hooks', latency('0 hooks', 'jsc'), 'taro'),
    column('real 3+3', latency('real 3+3', 'jsc'), 'taro'),
    column('0 hooks, as ES5', latency('0 hooks', 'jsc, ES5'), 'taro'),
    column('real 3+3, as ES5', latency('real 3+3', 'jsc, ES5'), 'taro'),
  ])

export const jitlessTable = (results: Results): Table =>
  sides(results, 'µs without JIT (× bounded raw)', [
    column('0 hooks', latency('0 hooks', 'jitless'), FLOOR),
    ...(['3+3', '20+20', '100+100'] as const).map((work) => ofHooks(work, latency(work, 'jitless'), FLOOR)),
  ])

export const httpTable = ({ figures }: Results): Table => ({
  head: ['200 real requests', 'ms each', 'over raw, µs'],
  rows: contenders.flatMap(({ id, label }) => {
    const job = { plan: 'http', work: '3+3', id } as const
    const value = figures.value(job)
    const over = figures.difference(job, RAW)
    if (value === undefined || over === undefined) return []
    return [[label, value.toFixed(2), id === RAW ? NONE : count.format(over * 1000)]]
  }),
})
