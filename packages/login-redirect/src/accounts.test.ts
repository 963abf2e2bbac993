// A call that waits for the login belongs to the account that began it (FAULTS A1).
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { startApp, stateOf } from '../test/app.ts'

useFakeTime()

it('a failure opens no login page when somebody else logs in while the token is read', async () => {
  let account = 'A'
  const onRedirect = vi.fn()
  const getToken = () => pass(20).then(() => app.token)
  const app: ReturnType<typeof startApp> = startApp({ getToken, onRedirect }, {}, { account: () => account })
  const failed = stateOf(app.client().get('groups'))
  await pass(10)
  account = 'B'
  await pass(20)
  expect(failed).toMatchObject({ now: 'rejected', reason: { code: 'ABORT' } })
  expect([app.routes(), onRedirect.mock.calls]).toEqual([[], []])
})

/** An app with a parked write of account A. */
async function parkedAsA() {
  let account: string | null = 'A'
  const app = startApp({ whileLoggingIn: 'wait' }, {}, { account: () => account })
  const order = stateOf(app.client().post('orders', { what: 'tea' }))
  await pass(0)
  expect(app.waiting()).toBe(1)
  const become = (next: string | null) => {
    account = next
  }
  return { app, order, become }
}

describe('a write that is parked for the login', () => {
  it('is not sent when another account logs in', async () => {
    const { app, order, become } = await parkedAsA()
    become('B')
    await app.logIn('token of B')
    await pass(0)
    expect(order).toMatchObject({ now: 'rejected', reason: { code: 'ABORT' } })
    expect(app.host.requests).toHaveLength(1)
    expect(app.waiting()).toBe(0)
  })

  it.each([
    ['the same account logs in again', ['A']],
    ['another one was logged in meanwhile', [null, 'B', null, 'A']],
  ])('is sent when %s', async (_, accounts) => {
    const { app, order, become } = await parkedAsA()
    for (const account of accounts) {
      become(account)
      await pass(100)
    }
    await app.logIn('new token of A')
    await pass(0)
    expect(order.now).toBe('resolved')
    expect(app.host.requests[1]).toMatchObject({ header: { token: 'new token of A' }, data: { what: 'tea' } })
  })
})
