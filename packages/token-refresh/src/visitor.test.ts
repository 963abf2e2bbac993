// Requests of visitors beside refreshes: their own (a silent login), and that of somebody who has logged out.
import { type Client, createClient } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it, vi } from 'vitest'
import { createApp, settled } from '../test/app.ts'
import { type Token, tokenRefresh } from './index.ts'

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

/** An app whose user `ann` logs out while a refresh of hers, which takes a second, is under way. */
async function loggedOutDuringRefresh() {
  const user: { id: string | null } = { id: 'ann' }
  const app = createApp({
    account: () => user.id,
    refreshDelay: 1_000,
    delay: ({ path }) => (path === '/slow' ? 3_000 : 1),
  })
  const hers = begun(app.client.get('hers'))
  await pass(100)
  user.id = app.session.token = null
  return { ...app, user, hers }
}

describe('a visitor’s refused request', () => {
  it('does not wait for the refresh of a user who has logged out: somebody has to log in, and hears so at once', async () => {
    const { client, hers, refreshes } = await loggedOutDuringRefresh()
    const visitors = begun(client.get('visitors'))
    await pass(1)
    await expect(visitors).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
    await expect(settled(hers)).resolves.toMatchObject([{ code: 'ABORT' }])
    expect(refreshes()).toBe(1)
  })

  it('does not share the end of that refresh either when it is refused after it', async () => {
    const { client, hers, refreshes } = await loggedOutDuringRefresh()
    const visitors = begun(client.get('slow'))
    await settled(hers)
    expect(await settled(visitors)).toEqual(['ok'])
    // A refresh of its own: a silent login.
    expect(refreshes()).toBe(2)
  })

  it('waits for the refresh of whoever has logged in since, and is sent again', async () => {
    const { client, session, user, hers, sent } = await loggedOutDuringRefresh()
    const visitors = begun(client.get('slow'))
    await settled(hers)
    Object.assign(session, { token: 'old again' })
    user.id = 'ann'
    const after = client.get('after')
    expect(await settled(visitors, after)).toEqual(['ok', 'ok'])
    expect(sent().at(-1)).toMatch(/^new/)
  })

  it('waits for a refresh that runs for whoever has logged in since: it is not sent with the token that is being replaced', async () => {
    const { client, session, sent, refreshes } = createApp({
      token: null,
      refreshDelay: 5_000,
      delay: ({ path }) => (path === '/slow' ? 3_000 : 1),
    })
    const visitors = begun(client.get('slow'))
    await pass(100)
    session.token = 'old'
    expect(await settled(visitors, client.get('own'))).toEqual(['ok', 'ok'])
    expect([refreshes(), sent()]).toEqual([1, [undefined, 'old', 'new-1', 'new-1']])
  })
})

it('a new session of the same user does not join a refresh whose own session has ended', async () => {
  const user: { id: string | null } = { id: 'ann' }
  let isSlow = true
  const { client, session, refreshes } = createApp({
    account: () => user.id,
    getToken: () => {
      const { token } = session
      return isSlow ? new Promise<Token>((done) => setTimeout(() => done(token), 100)) : token
    },
  })
  const old = begun(client.get('old'))
  await pass(250)
  expect(refreshes()).toBe(1)
  user.id = session.token = null
  // The new token has come, and was not stored; the app looks whether there is another one.
  await pass(100)
  isSlow = false
  Object.assign(session, { token: 'old again' })
  user.id = 'ann'
  expect(await settled(client.get('anew'), old)).toMatchObject(['ok', { code: 'ABORT' }])
})
