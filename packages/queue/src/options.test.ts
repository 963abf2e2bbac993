// The options of the factory and of a request: what is mistyped is refused at once, with the right word.
import { ConfigError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { createSite } from '../test/site.ts'
import { type QueueKeys, type QueueOptions, queue } from './index.ts'

useFakeTime()

it.each<[string, unknown, string]>([
  ['text where a number belongs', { concurrency: '5' }, 'queue: "concurrency" must be: number'],
  ['a value that is no number', { aging: Number.NaN }, 'queue: "aging" must be: number'],
  ['null', { maxWait: null }, 'queue: "maxWait" must be: number'],
  ['a word in another case', { maxwait: 1_000 }, 'queue has no "maxwait": write maxWait'],
  ['another word', { limit: 5 }, 'queue has no "limit": write concurrency,'],
  ['no object at all', null, 'queue takes a plain object'],
  ['a concurrency that lets nothing through', { concurrency: 0.9 }, 'queue: concurrency must be 1 or more'],
])('%s is refused', (_, options, message) => {
  const make = () => queue(options as QueueOptions)
  expect(make).toThrow(ConfigError)
  expect(make).toThrow(message)
})

it.each<[string, unknown, string]>([
  ['text where a number belongs', { maxWait: '1000' }, 'queue: "maxWait" must be: number'],
  ['a number where a word belongs', { priority: 1 }, 'queue: "priority" must be: string'],
  ['null', { maxWait: null }, 'queue: "maxWait" must be: number'],
  ['a word in another case', { Priority: 'high' }, 'queue has no "Priority": write priority'],
  ['another word', { prio: 'high' }, 'queue has no "prio": write priority,maxWait'],
  ['a mistyped word', { priorty: 'high' }, 'queue has no "priorty": write priority,maxWait'],
  ['a mistyped priority', { priority: 'hihg' }, 'queue: priority must be refresh,high,normal,low'],
  ['no priority', { priority: '' }, 'queue: priority must be refresh,high,normal,low'],
  ['a word alone', 'high', '"queue" must be: object boolean'],
  ['null for all', null, '"queue" must be: object boolean'],
])('%s is refused in a request’s own rule, also while slots are free, and holds none', async (_, rule, message) => {
  const { client, host, state } = createSite({ concurrency: 1 })
  const error = await outcomeOf(client.get('a', { queue: rule as QueueKeys['queue'] }))
  expect(error).toBeInstanceOf(ConfigError)
  expect(error).toMatchObject({ message: expect.stringContaining(message) })
  expect([state(), host.requests.length]).toEqual([[0, 0], 0])
})
