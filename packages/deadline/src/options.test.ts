// The options of the factory: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { type DeadlineOptions, deadline } from './index.ts'

it.each<[string, unknown, string]>([
  ['text where a number belongs', { total: '30000' }, 'deadline: "total" must be: number'],
  ['a value that is no number', { total: Number.NaN }, 'deadline: "total" must be: number'],
  ['null', { total: null }, 'deadline: "total" must be: number'],
  ['a word in another case', { Total: 1_000 }, 'deadline has no "Total": write total'],
  ['another word', { timeout: 1_000 }, 'deadline has no "timeout": write total,'],
  ['no time at all', { total: 0 }, 'deadline: 1 to 2e9 ms'],
  ['a time below 0', { total: -1 }, 'deadline: 1 to 2e9 ms'],
  ['a time that no timer takes', { total: 3e9 }, 'deadline: 1 to 2e9 ms'],
  ['a time without end', { total: Number.POSITIVE_INFINITY }, 'deadline: 1 to 2e9 ms'],
  ['no object at all', 1_000, 'deadline takes a plain object'],
])('%s is refused', (_, options, message) => {
  const make = () => deadline(options as DeadlineOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})
