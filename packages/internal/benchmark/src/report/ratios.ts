// For work on the core: the rows that were asked for, with each contender's best round and what ours is of it
import { labelOf, OURS } from '../contenders/index.ts'
import type { Figures } from '../figures.ts'
import { type Row, rowName } from '../job.ts'
import { show, type Table } from './cells.ts'

/**
 * The best rounds tell a change in the code on a busy machine, where a neighbour on the same core makes a round twice as long;
 * the goals are judged by medians all the same.
 */
export const ratioTable = (figures: Figures, rows: readonly Row[], ids: readonly string[]): Table => ({
  head: ['best round, µs (wxpipe ÷ it)', ...ids.map(labelOf)],
  rows: rows.map((row) => {
    const ours = figures.best({ ...row, id: OURS })
    return [
      rowName(row),
      ...ids.map((id) => {
        const its = figures.best({ ...row, id })
        const share = id === OURS || its === undefined || ours === undefined ? '' : ` (${(ours / its).toFixed(2)})`
        return `${show(its)}${share}`
      }),
    ]
  }),
})
