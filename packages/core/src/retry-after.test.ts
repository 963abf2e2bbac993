// How long a response asks to wait: seconds, or a date by the server's clock and not by the phone's.
import { useFakeTime } from '@wxpipe/test-support'
import { expect, it, vi } from 'vitest'
import { type Header, retryAfter } from './index.ts'

useFakeTime()

const noon = 'Wed, 01 Jul 2026 12:00:00 GMT'
const later = 'Wed, 01 Jul 2026 12:00:05 GMT'

it.each([0, -12, 12, 24 * 365])(
  'counts a date from the Date of the response: a phone’s clock may be %d hours off',
  (hours) => {
    vi.setSystemTime(Date.parse(noon) + hours * 3_600_000)
    expect(retryAfter({ Date: noon, 'Retry-After': later })).toBe(5_000)
    expect(retryAfter({ date: noon, 'retry-after': later })).toBe(5_000)
    expect(retryAfter({ Date: later, 'Retry-After': noon })).toBe(-5_000)
  },
)

it('reads Date in each of the three forms', () => {
  vi.setSystemTime(0)
  for (const date of ['Wednesday, 01-Jul-26 12:00:00 GMT', 'Wed Jul  1 12:00:00 2026', noon]) {
    expect(retryAfter({ Date: date, 'Retry-After': later })).toBe(5_000)
  }
})

it.each([undefined, '', 'today', '2026-07-01T11:00:00Z', '0'])(
  'counts from the phone’s clock when the response has no Date that can be read: %j',
  (date) => {
    vi.setSystemTime(Date.parse(noon))
    const header = date === undefined ? {} : { Date: date }
    expect(retryAfter({ ...header, 'Retry-After': later })).toBe(5_000)
  },
)

it('takes seconds as they are, whatever the Date', () => {
  expect(retryAfter({ Date: noon, 'Retry-After': '7' })).toBe(7_000)
  expect(retryAfter({ Date: noon, 'Retry-After': '120' })).toBe(120_000)
})

it.each([
  ['no header at all', undefined],
  ['no Retry-After', {}],
  ['words', { 'Retry-After': 'soon' }],
  ['words around a number', { 'Retry-After': 'in 5' }],
  ['a number before words', { 'Retry-After': '5 seconds' }],
  ['a number below 0', { 'Retry-After': '-5' }],
  ['a number as no header writes it', { 'Retry-After': '1e3' }],
  ['words before a date', { 'Retry-After': `from ${later}` }],
  ['words after a date', { 'Retry-After': `${later}, or so` }],
  ['words after a date in C’s form', { 'Retry-After': 'Wed Jul  1 12:00:05 2026 or so' }],
  ['a symbol', { 'Retry-After': Symbol('x') }],
  ['a symbol for a Date', { 'Retry-After': 'soon', Date: Symbol('x') }],
])('is NaN for %s', (_, header) => {
  expect(retryAfter(header as unknown as Header)).toBeNaN()
})
