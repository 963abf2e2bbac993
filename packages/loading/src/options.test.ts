// The options of the factory and of a request: what is mistyped is refused at once.
import { ConfigError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { type LoadingKeys, type LoadingOptions, loading } from './index.ts'

useFakeTime()
const nothing = () => {}

it.each<[string, unknown, string]>([
  ['a number where a text belongs', { title: 1 }, 'loading: "title" must be: string'],
  ['text where a time belongs', { delay: '300' }, 'loading: "delay" must be: number'],
  ['what is no number', { minTime: Number.NaN }, 'loading: "minTime" must be: number'],
  ['a name that is no text', { name: 7 }, 'loading: "name" must be: string'],
  ['a word in another case', { mintime: 300 }, 'loading has no "mintime": write minTime'],
  ['another word', { text: 'x' }, 'loading has no "text": write title,'],
  ['a time without end', { delay: Number.POSITIVE_INFINITY }, 'times 0 to 2e9 ms'],
  ['a time that no timer takes', { minTime: 3e9 }, 'times 0 to 2e9 ms'],
  ['a delay below zero', { delay: -1 }, 'times 0 to 2e9 ms'],
  ['a shortest time below zero', { minTime: -1 }, 'times 0 to 2e9 ms'],
  ['what is shown and never hidden', { show: nothing }, 'show needs hide'],
  ['what is hidden and never shown', { hide: nothing }, 'show needs hide'],
  ['no object at all', true, 'loading takes a plain object'],
])('%s is refused', (_, options, message) => {
  const make = () => loading(options as LoadingOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})

it.each([1, null, {}])('a request’s own %j is refused, and nothing is sent', async (value) => {
  const { client, host } = createApp()
  const error = await outcomeOf(client.get('a', { loading: value as never as LoadingKeys['loading'] }))
  expect(error).toMatchObject({ code: 'CONFIG' })
  expect(host.requests).toHaveLength(0)
})
