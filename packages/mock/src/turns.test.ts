// What a mock costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Mock from './index.ts'

const turns = new Turns()
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { mock, fault } = load<typeof Mock>('@wxpipe/mock')

it('a response without a delay costs the one turn of the call’s own promise', () => {
  const routes = { 'GET body': 'ok', 'GET handler': () => 'ok', 'GET fault': () => fault.timeout() }
  const host = { request: () => {} }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(mock(routes, { isEnabled: true }))
  for (const url of ['body', 'handler', 'fault']) {
    turns.count = 0
    const settled: unknown[] = []
    client.get(url).then(
      ({ data }) => settled.push(data),
      ({ code }) => settled.push(code),
    )
    while (!settled.length && turns.run());
    expect([settled, turns.count]).toEqual([[url === 'fault' ? 'TIMEOUT' : 'ok'], 1])
  }
})
