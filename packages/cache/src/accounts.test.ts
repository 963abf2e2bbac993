// Nothing that is kept crosses from one account to another.
import { createClient, withRequest } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, createStoredApp } from '../test/app.ts'
import { cache } from './index.ts'

useFakeTime()

describe('before the app knows who is logged in', () => {
  it('nothing is read from the storage, so the next user never gets the last one’s response', async () => {
    const { start, session, sent } = createStoredApp()
    session.user = undefined
    const seventh = start().client.get('me')
    session.user = '7'
    await seventh
    session.user = undefined
    const eighth = start().client.get('me')
    expect(sent()).toBe(2)
    session.user = '8'
    await eighth
    await start().client.get('me')
    expect(sent()).toBe(3)
  })

  it('nothing of the last user is dropped', async () => {
    const { start, session, sent } = createStoredApp()
    await start().client.get('me')
    session.user = undefined
    const { client } = start()
    await client.get('public')
    session.user = 'ann'
    await client.get('me')
    expect(sent()).toBe(2)
  })
})

describe('a login during the call', () => {
  it.each([
    ['asks for the same', true],
    ['asks for nothing', false],
  ])(
    'of nobody keeps its response neither for who logs in and %s, nor for the visitors after the logout',
    async (_, asks) => {
      const { client, get, session } = createApp()
      session.user = null
      const first = client.get('me')
      session.user = 'ann'
      await pass(20)
      expect((await first).data).toEqual({ n: 1 })
      if (asks) expect(await get('me')).toEqual({ n: 2 })
      session.user = null
      expect(await get('me')).toEqual({ n: asks ? 3 : 2 })
    },
  )

  it('of somebody else ends the call, and the response is not kept', async () => {
    const { client, get, session } = createApp()
    const late = begun(client.get('me'))
    session.user = 'bob'
    await pass(20)
    await expect(late).rejects.toMatchObject({ code: 'ABORT' })
    expect(await get('me')).toEqual({ n: 2 })
    session.user = 'ann'
    expect(await get('me')).toEqual({ n: 3 })
  })
})

describe('a call that waits in a retry', () => {
  const app = () => {
    const made = createApp({}, ({ header }) => ({ data: { as: header['as'] }, delay: 10 }))
    const { client, host, session } = made
    // The token of the moment, as token injection would put it on.
    client.use(retry({ baseDelay: 100 })).use({
      name: 'token',
      order: 700,
      request: (request) => ({ ...request, header: { ...request.header, as: `${session.user}` } }),
    })
    host.fail(faults.reply({ statusCode: 503, header: { 'Retry-After': '1' } }))
    return made
  }

  it('while others come and go gets and keeps its own account’s response only', async () => {
    const { client, get, session } = app()
    const mine = client.get('me')
    await pass(500)
    session.user = 'bob'
    expect(await get('me')).toEqual({ as: 'bob' })
    session.user = 'ann'
    expect(await get('me')).toEqual({ as: 'ann' })
    await pass(2000)
    expect((await mine).data).toEqual({ as: 'ann' })
    expect(await get('me')).toEqual({ as: 'ann' })
  })

  it('and is sent while its user is logged out keeps nothing: the response is nobody’s', async () => {
    const { client, get, session } = app()
    const mine = client.get('me')
    await pass(500)
    session.user = null
    await pass(505)
    session.user = 'ann'
    await pass(20)
    expect((await mine).data).toEqual({ as: 'null' })
    expect(await get('me')).toEqual({ as: 'ann' })
  })
})

it('the response to a request with a token is kept for nobody while the app does not know yet whose token it is', async () => {
  const { client, get, session } = createApp()
  session.user = null
  let credential = 'ann-1'
  client.use({ name: 'token', order: 700, request: (request) => withRequest(request, { credential }) })
  // Ann logs in, and out again before the app has loaded her id.
  expect(await get('orders')).toEqual({ n: 1 })
  credential = ''
  expect(await get('orders')).toEqual({ n: 2 })
  credential = 'bob-1'
  session.user = 'bob'
  expect(await get('orders')).toEqual({ n: 3 })
  credential = ''
  session.user = null
  expect([await get('public'), await get('public')]).toEqual([{ n: 4 }, { n: 4 }])
})

it('a client without `account` is told what to write, at the first request that would be cached', async () => {
  const { host, sent } = createApp()
  const bare = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(cache({ ttl: 1000 }))
  await expect(bare.get('a')).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('cache needs createClient({ account'),
  })
  expect(sent()).toBe(0)
  const post = bare.post('a')
  await pass(20)
  expect((await post).statusCode).toBe(200)
})
