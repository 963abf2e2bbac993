// The options of the factories: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { cloudContainer, cloudFunction } from './index.ts'

it.each<[string, () => unknown, string]>([
  ['a number as env', () => cloudContainer({ env: 1 as never }), 'cloudContainer: "env" must be: string'],
  ['an object as env', () => cloudFunction({ env: {} as never }), 'cloudFunction: "env" must be: string'],
  ['null as env', () => cloudFunction({ env: null as never }), 'cloudFunction: "env" must be: string'],
  [
    'a list of services',
    () => cloudContainer({ service: ['a'] as never }),
    'cloudContainer: "service" must be: string',
  ],
  ['a number as name', () => cloudFunction({ name: 1 as never }), 'cloudFunction: "name" must be: string'],
  ['a cloud itself', () => cloudContainer({ cloud: {} as never }), 'cloudContainer: "cloud" must be: function'],
  ['another case', () => cloudContainer({ Env: 'a' } as never), 'cloudContainer has no "Env": write env'],
  ['the other’s option', () => cloudContainer({ name: 'a' } as never), 'cloudContainer has no "name": write env'],
  ['the other’s option', () => cloudFunction({ service: 'a' } as never), 'cloudFunction has no "service": write env'],
  ['no options', () => cloudContainer(undefined as never), 'cloudContainer takes a plain object'],
  ['a text', () => cloudFunction('prod-1' as never), 'cloudFunction takes a plain object'],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})
