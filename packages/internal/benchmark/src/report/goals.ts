// The table of what must hold
import { NONE, type Results, type Table } from './cells.ts'

export const goalTable = ({ verdicts }: Results): Table => ({
  head: ['must hold', 'goal', 'measured', ''],
  rows: verdicts.map(({ what, goal, measured, met }) => [
    what,
    goal,
    measured,
    met === undefined ? NONE : met ? 'met' : 'not met',
  ]),
})
