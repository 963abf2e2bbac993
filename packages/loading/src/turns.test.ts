// What the indicator costs where Promise is built on timers, as on iOS 15 and older: nothing.
import type * as Core from '@wxpipe/core'
import { bareLoader, slowPromise, Turns } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import type * as Loading from './index.ts'

const turns = new Turns()
// Timers of milliseconds are not turns, and none fires here.
const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 1, clearTimeout() {} })
const { createClient } = load<typeof Core>('@wxpipe/core')
const { loading } = load<typeof Loading>('@wxpipe/loading')

type Succeed = (result: { data: string; statusCode: number; header: object }) => void

it('a request that shows it takes the one turn of its own promise, and the host is asked in the caller’s tick', () => {
  const asked: Succeed[] = []
  const host = {
    request: ({ success }: { success?: Succeed }) => void asked.push(success!),
    showLoading() {},
    hideLoading() {},
  }
  const client = createClient({ host, baseURL: 'https://api.example.com' }).use(loading())

  for (const options of [{}, { loading: true }, { loading: '提交中' }]) {
    for (const statusCode of [200, 500]) {
      let outcome: unknown
      client.get('a', options).then(
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
  }
})
