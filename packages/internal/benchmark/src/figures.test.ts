// Ratios are taken within a round, so that a disturbance hits both sides
import { describe, expect, it } from 'vitest'
import { Figures } from './figures.ts'
import { median } from './median.ts'

const job = { plan: 'latency', id: 'wxpipe', work: '3+3', budget: 1 } as const
const base = { ...job, id: 'raw' }

describe('figures', () => {
  it('takes the middle of an odd and of an even number of values', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
  it('compares within rounds: one slow round changes no ratio', () => {
    const figures = new Figures()
    for (const slow of [1, 10, 1]) {
      figures.add(job, { value: 2 * slow })
      figures.add(base, { value: 1 * slow })
    }
    expect(figures.ratio(job, 'raw')).toBe(2)
    expect(figures.value(job)).toBe(2)
  })
  it('knows the best round: the shortest time, the most requests per second', () => {
    const figures = new Figures()
    for (const value of [3, 1, 2]) {
      figures.add(job, { value })
      figures.add({ ...job, plan: 'burst' }, { value })
    }
    expect(figures.best(job)).toBe(1)
    expect(figures.best({ ...job, plan: 'burst' })).toBe(3)
    expect(figures.best(base)).toBeUndefined()
  })
  it('has no ratio to what was not measured', () => {
    const figures = new Figures()
    figures.add(job, { value: 2 })
    expect(figures.ratio(job, 'raw')).toBeUndefined()
  })
})
