// The options of the factory: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { type TokenInjectionOptions, tokenInjection } from './index.ts'

const refused = (options: object) => {
  const make = () => tokenInjection({ getToken: () => 'token-1', ...options } as TokenInjectionOptions)
  expect(make).toThrow(ConfigError)
  return expect(make)
}

it.each([
  ['header', 'string', 1],
  ['scheme', 'string', null],
  ['query', 'string', true],
  ['body', 'string', {}],
  ['origins', 'list', 'https://files.example.com'],
  ['name', 'string', 7],
])('%s must be: %s', (name, kind, value) => {
  refused({ [name]: value }).toThrow(`token-injection: "${name}" must be: ${kind}`)
})

it('a name in another case is told, and one that other plugins of the session know is let be', () => {
  refused({ Header: 'X-Token' }).toThrow('token-injection has no "Header": write header')
  expect(() => tokenInjection({ getToken: () => 'a', refresh: () => 'b' } as TokenInjectionOptions)).not.toThrow()
})
