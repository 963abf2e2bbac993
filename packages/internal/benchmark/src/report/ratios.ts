// For work on the core: the rows that were asked for, with each contender's figure and what ours is of it
import { labelOf, OURS } from '../contenders/index.ts'
import type { Figures } from '../figures.ts'
import { type Row, rowName } from '../job.ts'
import { show, type Table } from './cells.ts'

export const ratioTable = (figures: Figures, rows: readonly Row[], ids: readonly string[]): Table => ({
  head: ['µs (wxpipe ÷ it)', ...ids.map(labelOf)],
  rows: rows.map((row) => [
    rowName(row),
    ...ids.map((id) => {
      const ratio = figures.across(
        [
          { ...row, id: OURS },
          { ...row, id },
        ],
        (ours, it) => ours / it,
      )
      const share = ratio === undefined || id === OURS ? '' : ` (${ratio.toFixed(2)})`
      return `${show(figures.value({ ...row, id }))}${share}`
    }),
  ]),
})
