// The tables of the token that expired, one line for each recipe
import { median } from '../median.ts'
import { recipes, SINGLE_FLIGHT } from '../recipes/index.ts'
import { count, type Results, show, type Table, whole, withRatio } from './cells.ts'

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
