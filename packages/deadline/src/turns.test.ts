// What a deadline costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Deadline from './index.ts'

const turns = new Turns()
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient, createCancelSource } = load<typeof Core>('@wxpipe/core')
const { deadline } = load<typeof Deadline>('@wxpipe/deadline')

type Succeed = (result: { data: string; statusCode: number; header: object }) => void

it('a call in time costs the one turn of its own promise, and the host is asked in the caller’s tick', () => {
  const asked: Succeed[] = []
  const host = { request: ({ success }: { success?: Succeed }) => void asked.push(success!) }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(deadline())

  for (const options of [{}, { signal: createCancelSource().signal }, { deadline: false as const }]) {
    let data: unknown
    client.get('a', options).then((response) => {
      data = response.data
    })
    expect(asked).toHaveLength(1)
    turns.count = 0
    asked.pop()!({ data: 'ok', statusCode: 200, header: {} })
    while (!data && turns.run());
    expect([data, turns.count]).toEqual(['ok', 1])
  }
})
