// The options of the factory: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { type RetryOptions, retry } from './index.ts'

it.each<[string, unknown, string]>([
  ['text where a number belongs', { limit: '5' }, 'retry: "limit" must be: number'],
  ['text where a list belongs', { methods: 'POST' }, 'retry: "methods" must be: list'],
  ['a value that is no number', { limit: Number.NaN }, 'retry: "limit" must be: number'],
  ['null', { maxDelay: null }, 'retry: "maxDelay" must be: number'],
  ['a word in another case', { basedelay: 100 }, 'retry has no "basedelay": write baseDelay'],
  ['another client’s word', { retries: 5 }, 'retry has no "retries": write limit,'],
  ['no object at all', null, 'retry takes a plain object'],
])('%s is refused', (_, options, message) => {
  const make = () => retry(options as RetryOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})
