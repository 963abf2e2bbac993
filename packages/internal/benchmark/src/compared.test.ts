// The READMEs and the site's page of comparison say what docs/performance.md says, and the size that the README says. `-u` writes them
import { describe, expect, it } from 'vitest'
import { repoDir } from './paths.ts'
import { comparedDocuments } from './report/compared.ts'
import { figureOf, readPerformance } from './report/performance.ts'

describe('the figures', () => {
  it.each([...comparedDocuments()])('of %s are those of docs/performance.md', async (path, text) => {
    await expect(text).toMatchFileSnapshot(`${repoDir}/${path}`)
  })
})

describe('what is read from docs/performance.md', () => {
  const readme = '| [`@wxpipe/core`](packages/core) | client | | | 7,000 with one interceptor |'
  const stampede = '| 1,000 expired, spread | refreshes |\n| --- | ---: |\n| by hand | 1 to 2 |\n'
  const measured = [
    '- 2026-12-01 · a machine\n- Node 20\n- @wxpipe/core 0.1.0 · luch-request 3.1.1',
    '|  | µs, 0 hooks (× raw) | 3+3 | 20+20 | 20+20, each sets | turns 0/3/20 | gzip |\n| --- |\n| raw | 0.30 (1.0) | – | – | – | 1 | 160 |\n| wxpipe | 1.76 (5.9) | 2.02 | 2.58 | 22.7 | 1/1/1 | 4,251 |',
    '| µs without JIT (× bounded raw) | 0 hooks | 3+3 (× bounded raw) |\n| --- |\n| wxpipe | 12 | 14.7 (2.0) |',
    stampede,
  ].join('\n\n')
  const { day, versions, clients, cell } = readPerformance(measured, readme)

  it('is found by the heads of the columns, without ratios', () => {
    expect([day, versions]).toEqual(['2026-12-01', '@wxpipe/core 0.1.0 · luch-request 3.1.1'])
    expect(clients).toEqual(['raw', 'wxpipe'])
    expect([cell('wxpipe', 'time'), cell('wxpipe', 'jitless'), cell('wxpipe', 'setting')]).toEqual([
      '2.02',
      '14.7',
      '22.7',
    ])
    expect([cell('raw', 'turns'), cell('wxpipe', 'turns'), cell('raw', 'jitless')]).toEqual(['1', '1, 1', '–'])
  })

  it('has wxpipe’s size from the README, which a test of the built package holds', () => {
    expect([cell('raw', 'gzip'), cell('wxpipe', 'gzip')]).toEqual(['160', '7,000'])
  })

  it('counts a cell without a figure as behind all others', () => {
    expect(['7,000', '0.30', '–'].map(figureOf)).toEqual([7000, 0.3, Number.POSITIVE_INFINITY])
  })

  it('says which table is missing', () => {
    expect(() => readPerformance(stampede, readme)).toThrow('has no table with')
  })
})
