// The options of the factory: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { expect, it } from 'vitest'
import { app } from '../test/app.ts'
import { type TransferOptions, transfer } from './index.ts'

it.each([
  ['timeout', 'number', '60000'],
  ['name', 'string', 7],
])('%s must be: %s', (name, kind, value) => {
  const make = () => transfer({ [name]: value } as TransferOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(`transfer: "${name}" must be: ${kind}`)
})

it('the interceptor has the name that it is given', () => {
  expect(app().client.inspect()).toMatch(/\btransfer\b/)
  expect(app({ transfer: { name: 'files' } }).client.inspect()).toMatch(/\bfiles\b/)
})
