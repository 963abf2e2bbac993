// A refresh that a visitor's request has begun (a silent login), while somebody comes and goes.
import { type Client, createClient } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { expect, it, vi } from 'vitest'
import { tokenRefresh } from './index.ts'

useFakeTime()

it('what it yields is not stored over the logout of somebody who has logged in by hand meanwhile', async () => {
  const session: { user: string | null; token: string | undefined } = { user: null, token: undefined }
  const setToken = vi.fn()
  const getToken = () => session.token
  const host = createHost({
    handler: ({ path }) =>
      path === '/silent' ? { data: { token: 'silent' }, delay: 100 } : { statusCode: 401, delay: 1 },
  })
  // As wx.login takes a while.
  const refresh = async (api: Client) => {
    await new Promise<void>((done) => setTimeout(done, 50))
    return (await api.post<{ token: string }>('silent')).data
  }
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => session.user })
    .use(tokenRefresh({ getToken, setToken, refresh }))
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry())
  const call = begun(client.get('me'))
  await pass(20)
  Object.assign(session, { user: 'bob', token: 'bob-1' })
  await pass(60)
  Object.assign(session, { user: null, token: undefined })
  expect(await outcomeOf(call)).toMatchObject({ code: expect.any(String) })
  expect(setToken).not.toHaveBeenCalled()
})
