// What retry, resume and queue cost a request that meets no trouble: no turn of a Promise built on timers.
import type * as Core from '@wxpipe/core'
import type * as Resume from '@wxpipe/resume'
import type * as Retry from '@wxpipe/retry'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Queue from './index.ts'

const turns = new Turns()
// The watchdog's timers are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { retry } = load<typeof Retry>('@wxpipe/retry')
const { resume } = load<typeof Resume>('@wxpipe/resume')
const { queue } = load<typeof Queue>('@wxpipe/queue')

type Succeed = (result: { data: string; statusCode: number; header: object }) => void

const createMeter = (limit: number) => {
  const pending: Succeed[] = []
  const host = { request: ({ success }: { success?: Succeed }) => void pending.push(success!) }
  const client = createClient({ host, baseURL: 'https://api.example.com' })
    .use(retry())
    .use(resume())
    .use(queue({ concurrency: limit }))
  return { client, pending }
}

const run = (pending: Succeed[], isOver: () => boolean) => {
  turns.count = 0
  while (!isOver()) {
    const succeed = pending.shift()
    if (succeed) succeed({ data: 'ok', statusCode: 200, header: {} })
    else if (!turns.run()) throw new Error('the call hangs')
  }
  return turns.count
}

it('below the limit, a request costs the one turn of its own promise, and the host is asked at once', () => {
  const { client, pending } = createMeter(10)
  let data: unknown
  client.get('a').then((response) => {
    data = response.data
  })
  expect(pending.length).toBe(1)
  expect(run(pending, () => !!data)).toBe(1)
})

it('one that has to wait for its slot costs the two turns of that wait besides', () => {
  const { client, pending } = createMeter(1)
  const order: string[] = []
  for (const url of ['a', 'b']) client.get(url).then(() => order.push(url))
  expect(pending.length).toBe(1)
  expect(run(pending, () => order.length === 2)).toBeLessThanOrEqual(3)
  expect(order).toEqual(['a', 'b'])
})
