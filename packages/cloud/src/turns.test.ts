// What the cloud costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Cloud from './index.ts'

const turns = new Turns()
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { cloudContainer, cloudFunction } = load<typeof Cloud>('@wxpipe/cloud')

type Call = { success(result: object): void }

it('a call costs the one turn of its own promise, and the cloud is asked in the caller’s tick', () => {
  const asked: Call[] = []
  const call = (options: Call) => void asked.push(options)
  const host = { cloud: { init() {}, callContainer: call, callFunction: call } } as never
  for (const transport of [cloudContainer({ env: 'prod-1' }), cloudFunction({ env: 'prod-1' })]) {
    let data: unknown
    createClient({ host, transport })
      .get('a')
      .then((response) => {
        data = response.data
      })
    expect(asked).toHaveLength(1)
    turns.count = 0
    asked.pop()!.success({ data: 'ok', result: 'ok', statusCode: 200, header: {} })
    while (!data && turns.run());
    expect([data, turns.count]).toEqual(['ok', 1])
  }
})
