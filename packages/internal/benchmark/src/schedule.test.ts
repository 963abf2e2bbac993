// A full run measures all that the goals are judged by, often enough; the tables show what was measured
import { describe, expect, it } from 'vitest'
import { Figures } from './figures.ts'
import { figuresFor, goals, judge } from './goals.ts'
import { type Job, keyOf, rowName } from './job.ts'
import type { Results } from './report/cells.ts'
import { drawChart } from './report/chart.ts'
import { javaScriptCoreTable, mainTable, realTable } from './report/sides.ts'
import { everyone, schedule, tuning } from './schedule.ts'

const taking = { ...everyone, origin: 'http://127.0.0.1:1', shell: true }

const jobsOf = (run: ReturnType<typeof schedule>): Job[] => [
  ...run.once.flat(),
  ...Array.from({ length: run.rounds }, () => run.groups.flat()).flat(),
  ...run.again.flat(),
]

/** As if each contender took so many µs for each job. */
const measuredAs = (jobs: readonly Job[], value: (job: Job) => number): Figures => {
  const figures = new Figures()
  for (const job of jobs) figures.add(job, { value: value(job) })
  return figures
}

const resultsOf = (figures: Figures): Results => ({
  figures,
  sizes: new Map(),
  recipeSizes: new Map(),
  verdicts: judge(figures),
})

describe('a full run', () => {
  it('measures every figure of a goal in at least ten rounds, however few are asked for', () => {
    for (const rounds of [1, 3, 12]) {
      const keys = jobsOf(schedule(false, rounds, taking)).map(keyOf)
      for (const wanted of new Set(goals.flatMap(figuresFor).map(keyOf))) {
        expect(keys.filter((key) => key === wanted).length).toBeGreaterThanOrEqual(10)
      }
    }
  })
  it('judges every ratio; turns are counted once', () => {
    const verdicts = judge(measuredAs(jobsOf(schedule(false, 3, taking)), () => 1))
    expect(verdicts.filter(({ met }) => met === undefined).map(({ what }) => what)).toEqual([
      'stampede, at once: refreshes and ok',
      'stampede, spread: refreshes and ok',
    ])
  })
  it('leaves JavaScriptCore out where there is no shell of it, and real HTTP where there is no server', () => {
    const jobs = jobsOf(schedule(false, 3, { ...everyone, shell: false }))
    expect(jobs.some(({ engine, plan }) => engine?.startsWith('jsc') || plan === 'http')).toBe(false)
    expect(javaScriptCoreTable(resultsOf(measuredAs(jobs, () => 1))).rows).toEqual([])
  })
  it('takes nobody into JavaScriptCore who waits for a timer in each request', () => {
    const jobs = jobsOf(schedule(false, 1, taking)).filter(({ engine }) => engine?.startsWith('jsc'))
    expect(jobs.some(({ id }) => id === 'axios')).toBe(true)
    expect(jobs.some(({ id }) => id === 'flyio')).toBe(false)
  })
  it('asks everybody for a proof of the work, and a quick run does too', () => {
    for (const quick of [false, true]) {
      const proved = jobsOf(schedule(quick, 1, taking)).filter(({ plan }) => plan === 'proof')
      expect(proved.map(({ id }) => id)).toEqual(everyone.contenders)
    }
  })
  it('shows each contender beside bounded raw, and no hooks of a floor', () => {
    const results = resultsOf(measuredAs(jobsOf(schedule(false, 1, taking)), ({ id }) => (id === 'wxpipe' ? 3 : 2)))
    const line = (table: { rows: readonly (readonly string[])[] }, label: string) =>
      table.rows.find(([first]) => first === label)
    expect(line(realTable(results), 'wxpipe')?.slice(1, 3)).toEqual(['3.00 (1.5)', '3.00 (1.5)'])
    expect(line(mainTable(results), 'raw')?.slice(1, 4)).toEqual(['2.00 (1.0)', '–', '–'])
    expect(drawChart(results, 'a caption')).toContain('3+3 real interceptors')
  })
})

describe('a goal', () => {
  it('compares what a query adds with bounded raw', () => {
    const jobs = jobsOf(schedule(false, 1, taking))
    const figures = measuredAs(jobs, ({ id, work }) => (id === 'wxpipe' && work === 'real 3+3, query' ? 5 : 4))
    const verdict = judge(figures).find(({ what }) => what === 'a query of two values adds')
    expect(verdict).toMatchObject({ measured: '0.25 ×', met: true })
  })
  it('takes the quickest of several', () => {
    const jobs = jobsOf(schedule(false, 1, taking))
    const figures = measuredAs(jobs, ({ id }) => (id === 'uni-ajax' ? 2 : id === 'luch-request' ? 3 : 1))
    expect(judge(figures).find(({ what }) => what === 'cold start')).toMatchObject({ measured: '0.50 ×', met: true })
  })
  it('wants more requests per second, not fewer', () => {
    const jobs = jobsOf(schedule(false, 1, taking))
    const figures = measuredAs(jobs, ({ id }) => (id === 'wxpipe' ? 1 : 10))
    const verdict = judge(figures).find(({ goal }) => goal === '≥ 0.25 × bounded raw')
    expect(verdict).toMatchObject({ measured: '0.10 ×', met: false })
  })
})

describe('a run for work on the core', () => {
  it('measures the rows whose name matches, and nothing else', () => {
    const jobs = jobsOf(tuning(/real 3\+3$/, 2, { ...taking, contenders: ['wxpipe'] }))
    expect(jobs.map(rowName)).toEqual(['latency real 3+3', 'burst real 3+3', 'latency real 3+3', 'burst real 3+3'])
  })
})
