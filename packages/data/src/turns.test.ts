// What the data alone costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Data from './index.ts'

const turns = new Turns()
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { dataOf } = load<typeof Data>('@wxpipe/data')

type Succeed = (result: { data: string; statusCode: number; header: object }) => void

it('a call costs two turns where the client’s own costs one, and the host is asked in the caller’s tick', () => {
  const asked: Succeed[] = []
  const host = { request: ({ success }: { success?: Succeed }) => void asked.push(success!) }
  const api = dataOf(createClient({ host, baseURL: 'https://api.example.com' }))

  const costOf = (call: () => PromiseLike<unknown>): number => {
    let isTold = false
    turns.count = 0
    call().then(() => {
      isTold = true
    })
    expect(asked).toHaveLength(1)
    asked.pop()!({ data: 'ok', statusCode: 200, header: {} })
    while (!isTold && turns.run());
    return turns.count
  }
  expect([costOf(() => api.client.get('a')), costOf(() => api.get('a'))]).toEqual([1, 2])
})
