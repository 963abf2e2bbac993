// Round steps on the axis, and times and sizes as people write them.
import { expect, it } from 'vitest'
import { placeIn, ticksOf, writeSize, writeTime } from './scale.ts'

it('the steps are round, and about as many as asked for', () => {
  expect(ticksOf({ from: 0, to: 1_000 }, 5)).toEqual([0, 200, 400, 600, 800, 1_000])
  expect(ticksOf({ from: 130, to: 470 }, 4)).toEqual([200, 300, 400])
  expect(ticksOf({ from: 0, to: 0 }, 4).length).toBeLessThan(8)
})

it('a place is a share of the range, inside or out of it', () => {
  expect([50, 100, 150, 0].map((at) => placeIn({ from: 50, to: 150 }, at))).toEqual([0, 0.5, 1, -0.5])
  expect(placeIn({ from: 5, to: 5 }, 5)).toBe(0)
})

it.each([
  [0, '0 ms'],
  [0.42, '0.4 ms'],
  [120.4, '120 ms'],
  [999.6, '1000 ms'],
  [1_250, '1.25 s'],
  [2_000, '2 s'],
  [42_160, '42.2 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
])('%d milliseconds are written %s', (milliseconds, words) => {
  expect(writeTime(milliseconds)).toBe(words)
})

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [4_100, '4.1 kB'],
  [2_600_000, '2.6 MB'],
  [100_000, '100 kB'],
])('%d bytes are written %s', (bytes, words) => {
  expect(writeSize(bytes)).toBe(words)
})
