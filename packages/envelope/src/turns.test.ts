// What an envelope costs where Promise is built on timers, as on iOS 15 and older.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Envelope from './index.ts'

const turns = new Turns()
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { businessOf, envelope } = load<typeof Envelope>('@wxpipe/envelope')

type Succeed = (result: { data: object; statusCode: number; header: object }) => void

it('a success and a refusal cost the one turn of the call’s own promise, and the host is asked in the caller’s tick', () => {
  const asked: Succeed[] = []
  const host = { request: ({ success }: { success?: Succeed }) => void asked.push(success!) }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(envelope({ success: [0] }))

  for (const [code, statusCode, outcome] of [
    [0, 200, 'in'],
    [7, 200, '7'],
    [7, 400, '7'],
  ] as const) {
    let told: unknown
    client.get('a', { envelope: { message: 'msg' } }).then(
      ({ data }) => {
        told = data
      },
      (error) => {
        told = businessOf(error)!.code
      },
    )
    expect(asked).toHaveLength(1)
    turns.count = 0
    asked.pop()!({ data: { code, data: 'in' }, statusCode, header: {} })
    while (!told && turns.run());
    expect([told, turns.count]).toEqual([outcome, 1])
  }
})
