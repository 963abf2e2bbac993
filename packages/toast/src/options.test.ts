// The options of the factory and of a request: what is mistyped is refused at once.
import { ConfigError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { type ToastKeys, type ToastOptions, toast } from './index.ts'

useFakeTime()

it.each<[string, unknown, string]>([
  ['text where a function belongs', { words: '出错了' }, 'toast: "words" must be: function'],
  ['a text where a list belongs', { silent: 'ABORT' }, 'toast: "silent" must be: list'],
  ['what is no number', { duration: Number.NaN }, 'toast: "duration" must be: number'],
  ['a name that is no text', { name: 7 }, 'toast: "name" must be: string'],
  ['a word in another case', { Duration: 1 }, 'toast has no "Duration": write duration'],
  ['another word', { message: 'x' }, 'toast has no "message": write words,'],
  ['no object at all', '出错了', 'toast takes a plain object'],
])('%s is refused', (_, options, message) => {
  const make = () => toast(options as ToastOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})

it.each([1, null, {}])('a request’s own %j is refused, and nothing is sent', async (value) => {
  const { client, host } = createApp()
  const error = await outcomeOf(client.get('a', { toast: value as never as ToastKeys['toast'] }))
  expect(error).toMatchObject({ code: 'CONFIG' })
  expect(host.requests).toHaveLength(0)
})
