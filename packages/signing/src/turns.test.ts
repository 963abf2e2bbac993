// What a signature costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Signing from './index.ts'

const turns = new Turns()
const SlowPromise = slowPromise(turns)
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: SlowPromise, setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { signing } = load<typeof Signing>('@wxpipe/signing')

type Succeed = (result: { data: string; statusCode: number; header: object }) => void

/** The turns of a call, and how many of them pass before the host is asked. */
function turnsWith(sign: Signing.SigningOptions['sign']) {
  const asked: Succeed[] = []
  const host = { request: ({ success }: { success?: Succeed }) => void asked.push(success!) }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(signing({ sign, serverTime: true }))
  turns.count = 0
  let data: unknown
  client.get('a', { data: { b: 1 } }).then((response) => {
    data = response.data
  })
  while (!asked.length && turns.run());
  const before = turns.count
  asked.pop()!({ data: 'ok', statusCode: 200, header: { date: 'Thu, 01 Jan 2026 00:00:00 GMT' } })
  while (!data && turns.run());
  return [before, turns.count]
}

it('a synchronous sign costs none: the host is asked in the caller’s tick', () => {
  expect(turnsWith(() => ({ 'X-Sign': 'a' }))).toEqual([0, 1])
})

it('a promised one costs the two of a promised token: its own, and that of the wait for it', () => {
  expect(turnsWith(() => SlowPromise.resolve({ 'X-Sign': 'a' }))).toEqual([2, 3])
})
