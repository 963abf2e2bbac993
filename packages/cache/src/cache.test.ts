// What is cached, for how long, under which key, and for whom.
import { createClient, type Transport } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { cache } from './index.ts'

useFakeTime()

describe('ttl', () => {
  it('is how long a response is given without asking', async () => {
    const { get, pass, sent } = createApp()
    expect(await get('a')).toEqual({ n: 1 })
    await pass(900)
    expect(await get('a')).toEqual({ n: 1 })
    await pass(100)
    expect(await get('a')).toEqual({ n: 2 })
    expect(sent()).toBe(2)
  })

  it('is the request’s own before the plugin’s, and `false` neither reads nor keeps', async () => {
    const { get, pass } = createApp()
    await get('a', { cache: { ttl: 5000 } })
    await pass(4000)
    expect(await get('a')).toEqual({ n: 1 })
    expect(await get('a', { cache: false })).toEqual({ n: 2 })
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('without one nothing is kept; Infinity is for ever', async () => {
    const { get, pass } = createApp({ ttl: undefined })
    await get('a')
    expect(await get('a')).toEqual({ n: 2 })
    const always = { cache: { ttl: Number.POSITIVE_INFINITY } }
    await get('b', always)
    await pass(1e10)
    expect(await get('b', always)).toEqual({ n: 3 })
  })

  it('of a response is not known when the clock was set back: it is a miss', async () => {
    const { get } = createApp()
    await get('a')
    vi.setSystemTime(Date.now() - 60_000)
    expect(await get('a')).toEqual({ n: 2 })
  })
})

describe('a request is cached', () => {
  it('when it is a GET, others only with a rule of their own', async () => {
    const { client, sent, pass } = createApp()
    const ask = async (given?: { cache: { ttl: number } }) => {
      client.post('search', { q: 1 }, given)
      await pass(20)
    }
    await ask()
    await ask()
    expect(sent()).toBe(2)
    await ask({ cache: { ttl: 1000 } })
    await ask({ cache: { ttl: 1000 } })
    expect(sent()).toBe(3)
  })

  it('by method, URL with query, body and header, or by a key function', async () => {
    const { get, sent } = createApp()
    await get('a', { query: { p: 1 } })
    await get('a?p=1')
    expect(sent()).toBe(1)
    await get('a', { query: { p: 2 } })
    await get('a?p=1', { header: { 'accept-language': 'en' } })
    await get('a?p=1', { data: { q: 1 } })
    await get('a?p=1', { responseType: 'text' })
    expect(sent()).toBe(5)

    const own = createApp({ key: ({ url }) => (url === 'never' ? undefined : url) })
    for (const url of ['a', 'a', 'never', 'never']) await own.get(url, { query: { t: Math.random() } })
    expect(own.sent()).toBe(3)
  })

  it('apart from what another transport returns, and in one way whatever the order of the query and the case of the header', async () => {
    const { client, get, sent, pass } = createApp()
    const other = vi.fn<Transport>((_request, settle) => settle({ statusCode: 200, data: 'other', header: {} }))
    await get('a')
    for (let round = 0; round < 2; round++) {
      const [{ data }] = await Promise.all([client.get('a', { transport: other }), pass(20)])
      expect(data).toBe('other')
    }
    expect(other).toHaveBeenCalledTimes(1)
    expect(await get('a')).toEqual({ n: 1 })
    await get('b?x=1&y=2', { header: { 'X-A': '1' } })
    await get('b', { query: { y: 2, x: 1 }, header: { 'x-a': '1' } })
    expect(sent()).toBe(2)
  })

  it('apart from what is sent without a token: that gets another response', async () => {
    const { client, get } = createApp()
    client.use({ name: 'token', keys: { auth: 'any' } })
    const open: object = { auth: false }
    expect(await get('me', open)).toEqual({ n: 1 })
    expect(await get('me')).toEqual({ n: 2 })
    expect(await get('me', open)).toEqual({ n: 1 })
  })

  it('unless its body is binary or circular', async () => {
    const { client, sent, pass } = createApp()
    const rule = { cache: { ttl: 1000 } }
    for (const byte of [1, 2]) {
      client.post('a', new Uint8Array([byte]).buffer, rule)
      await pass(20)
    }
    expect(sent()).toBe(2)
    const circular: { self?: object } = {}
    circular.self = circular
    await expect(client.post('a', circular, rule)).rejects.toMatchObject({ code: 'CONFIG' })
  })
})

describe('the account', () => {
  it('is part of the key, and its change clears the store', async () => {
    const { get, session, sent } = createApp()
    expect(await get('me')).toEqual({ n: 1 })
    session.user = 'bob'
    expect(await get('me')).toEqual({ n: 2 })
    session.user = 'ann'
    expect(await get('me')).toEqual({ n: 3 })
    session.user = null
    expect(await get('me')).toEqual({ n: 4 })
    expect(await get('me')).toEqual({ n: 4 })
    expect(sent()).toBe(4)
  })

  it('that is not known yet reads nothing and keeps nothing', async () => {
    const { get, session } = createApp()
    session.user = undefined
    expect(await get('me')).toEqual({ n: 1 })
    expect(await get('me')).toEqual({ n: 2 })
    session.user = 'ann'
    expect(await get('me')).toEqual({ n: 3 })
    session.user = undefined
    expect(await get('me')).toEqual({ n: 4 })
    session.user = 'ann'
    expect(await get('me')).toEqual({ n: 3 })
  })

  it('that has changed meanwhile keeps no late response of the one before', async () => {
    for (const next of ['bob', null]) {
      const { client, get, session, pass } = createApp()
      const late = client.get('me').catch((error) => error.code)
      session.user = next
      if (next) client.get('other')
      await pass(20)
      if (next) expect(await late).toBe('ABORT')
      session.user = 'ann'
      expect(await get('me')).toEqual({ n: next ? 3 : 2 })
    }
  })

  it('is first asked for with the first request', () => {
    const account = vi.fn()
    createClient({ account }).use(cache({ ttl: 1000 }))
    expect(account).not.toHaveBeenCalled()
  })
})

describe('a miss and a hit', () => {
  it('a miss asks the host in the caller’s tick and costs no promise, a hit asks nobody', async () => {
    const { host, client, pass } = createApp({}, () => ({ data: 1 }))
    const plain = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    const order: string[] = []
    client.get('a').then(() => order.push('miss'))
    expect(host.requests).toHaveLength(1)
    plain.get('b').then(() => order.push('plain'))
    await pass(0)
    client.get('a').then(() => order.push('hit'))
    Promise.resolve().then(() => order.push('one turn'))
    await pass(0)
    expect(order).toEqual(['miss', 'plain', 'hit', 'one turn'])
  })
})
