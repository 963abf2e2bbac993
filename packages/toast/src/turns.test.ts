// What it costs where Promise is built on timers, as on iOS 15 and older: nothing.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Toast from './index.ts'

const turns = new Turns()
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 1, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { toast } = load<typeof Toast>('@wxpipe/toast')

type Succeed = (result: { data: string; statusCode: number; header: object }) => void

it('a response and a failure take the one turn of the call’s own promise', () => {
  const asked: Succeed[] = []
  const said: string[] = []
  const host = {
    request: ({ success }: { success?: Succeed }) => void asked.push(success!),
    showToast: ({ title }: { title: string }) => void said.push(title),
  }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(toast())

  for (const statusCode of [200, 500]) {
    let outcome: unknown
    client.get('a').then(
      ({ data }) => {
        outcome = data
      },
      ({ code }) => {
        outcome = code
      },
    )
    expect(asked).toHaveLength(1)
    turns.count = 0
    asked.pop()!({ data: 'ok', statusCode, header: {} })
    while (!outcome && turns.run());
    expect([outcome, turns.count]).toEqual([statusCode === 200 ? 'ok' : 'STATUS', 1])
  }
  expect(said).toEqual(['操作失败，请稍后重试'])
})
