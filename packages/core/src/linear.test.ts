// Sixteen times as much input takes some sixteen times as long, never 256 times (FAULTS R16).
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { redacted } from './errors/shown.ts'
import { mergeHeader, sendableHeader } from './header.ts'
import { createClient, type HttpRequest, NetworkError, resolveUrl } from './index.ts'
import { joinUrl, publicUrl } from './url.ts'

/** Processor time of the quickest of some runs: what else the machine does is not in it. */
function cost(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run++) {
    const { user, system } = process.cpuUsage()
    for (let i = 0; i < 3; i++) work()
    const spent = process.cpuUsage({ user, system })
    least = Math.min(least, spent.user + spent.system)
  }
  return least
}

const times = (count: number, piece: string) => piece.repeat(count)
const headers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x-${i.toString(36).padStart(4, '0')}`, '1']))
const request = (url: string, baseURL?: string) => ({ url, baseURL, method: 'GET' }) as HttpRequest

/** Work on headers that are made before: making them is not what is measured. */
const onHeaders = (work: (header: Record<string, string>) => unknown) => (count: number) => {
  const made = headers(count)
  return () => work(made)
}

const works: [what: string, size: number, prepare: (size: number) => () => unknown][] = [
  ['merging headers', 2_000, onHeaders((header) => mergeHeader(header, header))],
  ['checking headers of one length', 2_000, onHeaders(sendableHeader)],
  [
    'extending a client with headers',
    2_000,
    onHeaders((header) => createClient({ header }).extend({ header: { a: '1' } })),
  ],
  ['joining to a base of slashes', 20_000, (n) => () => joinUrl(request('x', `https://a.com${times(n, '/')}`))],
  ['joining a path of slashes', 20_000, (n) => () => joinUrl(request(`x${times(n, '/')}`, 'https://a.com'))],
  ['naming a long URL', 40_000, (n) => () => publicUrl(request(`https://${times(n, 'a')}`))],
  ['naming a URL of user infos', 20_000, (n) => () => publicUrl(request(`https://${times(n, 'a@')}`))],
  ['redacting letters', 40_000, (n) => () => redacted(times(n, 'a'))],
  ['redacting words', 20_000, (n) => () => redacted(times(n, 'a:'))],
  ['redacting slashes', 20_000, (n) => () => redacted(times(n, '/'))],
  ['redacting marks', 20_000, (n) => () => redacted(times(n, '&a'))],
  ['redacting question marks', 20_000, (n) => () => redacted(times(n, '? '))],
  [
    'an error with a long cause',
    40_000,
    (n) => () => JSON.stringify(new NetworkError('x', { cause: new Error(times(n, 'a')) })),
  ],
  ['a query of many', 2_000, onHeaders((query) => resolveUrl({ ...request('x'), query }))],
  ['a URL of hashes', 20_000, (n) => () => resolveUrl({ ...request(times(n, '#')), query: { a: 1 } })],
]

describe('takes time in proportion:', () => {
  it.each(works)(
    '%s',
    (_, size, prepare) => {
      // Sixteen times apart: caches and the collector make a large input cost two or three times its share, not fifteen.
      const small = prepare(size / 4)
      const large = prepare(4 * size)
      // Both once before, so that neither pays for what the engine does at first.
      small()
      large()
      // A thousandth of a second is what the clock can tell: below it nothing is quadratic.
      expect(cost(large) / Math.max(cost(small), 1_000)).toBeLessThan(80)
    },
    60_000,
  )
})
