// What a check costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { lengths, schemaOf } from '../test/app.ts'
import type * as Validation from './index.ts'
import type { StandardResult } from './index.ts'

const turns = new Turns()
const SlowPromise = slowPromise(turns)
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: SlowPromise, setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { validation } = load<typeof Validation>('@wxpipe/validation')

type Succeed = (result: { data: unknown; statusCode: number; header: object }) => void

const { validate } = lengths['~standard']
const later = schemaOf((value) => new SlowPromise<StandardResult<number[]>>((resolve) => resolve(validate(value))))

it.each([
  ['no schema: the turn of the call’s own promise', {}, 1],
  ['a synchronous schema: none besides', { schema: lengths }, 1],
  ['an asynchronous one: the turn of its own promise, and one more', { schema: later }, 3],
] as const)('%s', (_what, options, expected) => {
  const asked: Succeed[] = []
  const host = { request: ({ success }: { success?: Succeed }) => void asked.push(success!) }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(validation())
  let data: unknown
  client.get('a', options).then((response) => {
    data = response.data
  })
  // In the caller's tick.
  expect(asked).toHaveLength(1)
  turns.count = 0
  asked.pop()!({ data: ['ab'], statusCode: 200, header: {} })
  while (!data && turns.run());
  expect([data, turns.count]).toEqual(['schema' in options ? [2] : ['ab'], expected])
})
