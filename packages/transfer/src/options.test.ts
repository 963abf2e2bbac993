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

it('the plugin stands outside the cache and inside the app’s own interceptors, under its name', () => {
  expect(app().client.inspect()).toMatch(/280\s+transfer\b/)
  expect(app({ transfer: { name: 'files' } }).client.inspect()).toMatch(/280\s+files\b/)
})
