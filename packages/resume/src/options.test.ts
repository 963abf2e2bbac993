// The options of the factory: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { type ResumeOptions, resume } from './index.ts'

it.each<[string, unknown, string]>([
  ['text where a number belongs', { offlineTimeout: '30000' }, 'resume: "offlineTimeout" must be: number'],
  ['a value that is no number', { limit: Number.NaN }, 'resume: "limit" must be: number'],
  ['text where a list belongs', { methods: 'POST' }, 'resume: "methods" must be: list'],
  ['null', { host: null }, 'resume: "host" must be: object function'],
  ['a word in another case', { offlinetimeout: 1 }, 'resume has no "offlinetimeout": write offlineTimeout'],
  ['a word of another plugin', { maxDelay: 5 }, 'resume has no "maxDelay": write methods,offlineTimeout,limit,'],
  ['no object at all', null, 'resume takes a plain object'],
])('%s is refused', (_, options, message) => {
  const make = () => resume(options as ResumeOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})
