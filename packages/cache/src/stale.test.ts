// Stale responses, and tags.
import { AuthExpiredError, createCancelSource, ORDER_SIGNING } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { memoryStore } from './index.ts'

useFakeTime()

describe('staleWhileRevalidate', () => {
  const rule = { staleWhileRevalidate: 5000 }

  it('gives the old response at once and fetches a new one for the next', async () => {
    const { client, get, pass, sent } = createApp(rule)
    await get('a')
    await pass(2000)
    let at = 'pending'
    client.get('a').then(({ data }) => {
      at = JSON.stringify(data)
    })
    await pass(0)
    expect([at, sent()]).toEqual(['{"n":1}', 2])
    await pass(20)
    expect(await get('a')).toEqual({ n: 2 })
    expect(sent()).toBe(2)
  })

  it('fetches once for any number of callers', async () => {
    const { client, get, pass, sent } = createApp(rule)
    await get('a')
    await pass(2000)
    await Promise.all([client.get('a'), client.get('a'), client.get('a')])
    expect(sent()).toBe(2)
    await pass(20)
  })

  it('ends; after that callers wait', async () => {
    const { get, pass } = createApp(rule)
    await get('a')
    await pass(6000)
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('survives a failed fetch, and tries again', async () => {
    const { host, get, pass } = createApp(rule)
    await get('a')
    await pass(2000)
    host.fail(faults.connectionReset())
    expect(await get('a')).toEqual({ n: 1 })
    expect(await get('a')).toEqual({ n: 1 })
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('is fetched anew after an error that cannot be read', async () => {
    const { client, get, pass, sent } = createApp(rule)
    await get('a')
    let isBroken = true
    client.use({
      name: 'broken',
      order: ORDER_SIGNING,
      response(response) {
        if (isBroken) throw Object.defineProperty({}, 'response', { get: () => response.header['x']!.length })
        return response
      },
    })
    await pass(2000)
    expect([await get('a'), sent()]).toEqual([{ n: 1 }, 2])
    isBroken = false
    expect([await get('a'), sent()]).toEqual([{ n: 1 }, 3])
    expect([await get('a'), sent()]).toEqual([{ n: 3 }, 3])
  })

  it('does not hide an expired session: the next request meets it', async () => {
    const { client, get, pass } = createApp(rule)
    await get('a')
    client.use({
      name: 'expiry',
      order: 800,
      response(_, request) {
        throw new AuthExpiredError('expired', { request })
      },
    })
    await pass(2000)
    expect(await get('a')).toEqual({ n: 1 })
    expect(await get('a')).toBe('AUTH_EXPIRED')
  })
})

describe('the background fetch', () => {
  it('begins for each URL, also while another URL is fetched', async () => {
    const { client, get, pass, sent } = createApp({ staleWhileRevalidate: 60_000 })
    await get('a')
    await get('b')
    await pass(2000)
    const stale = await Promise.all([client.get('a'), client.get('b')])
    expect(stale.map(({ data }) => data)).toEqual([{ n: 1 }, { n: 2 }])
    await pass(20)
    expect([await get('a'), await get('b'), sent()]).toEqual([{ n: 3 }, { n: 4 }, 4])
  })

  it('goes on when the caller of the stale response aborts', async () => {
    const { client, get, pass } = createApp({ staleWhileRevalidate: 5000 })
    await get('a')
    await pass(2000)
    const { signal, abort } = createCancelSource()
    const call = client.get('a', { signal })
    await pass(0)
    expect((await call).data).toEqual({ n: 1 })
    abort('the page has gone')
    await pass(20)
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('does not begin while a fetch for another caller is under way', async () => {
    const { client, pass, sent, get } = createApp({ staleWhileRevalidate: 5000 })
    await get('a')
    await pass(2000)
    await Promise.all([client.get('a', { cache: { reload: true } }), client.get('a'), pass(20)])
    expect(sent()).toBe(2)
  })
})

it('a stale response says so in its header, and a fresh one for how long it is', async () => {
  const { client, get, pass } = createApp({ ttl: 10_000, staleWhileRevalidate: 50_000 })
  await get('a')
  expect((await client.get('a')).header).toMatchObject({ 'cache-status': 'wxpipe; hit; ttl=9', age: '0' })
  await pass(15_000)
  expect((await client.get('a')).header).toMatchObject({ 'cache-status': 'wxpipe; hit; ttl=-6', age: '15' })
  await pass(20)
})

describe('staleIfError', () => {
  const rule = { ttl: undefined, staleIfError: 5000 }
  const failing = async (fail: Parameters<ReturnType<typeof createApp>['host']['fail']>[0], wait = 2000) => {
    const { host, get, pass } = createApp(rule)
    await get('a')
    await pass(wait)
    host.fail(fail)
    return get('a')
  }

  it('gives the old response when the network or the server fails', async () => {
    for (const fault of [
      faults.connectionReset(),
      faults.timeout(),
      faults.offline(),
      faults.reply({ statusCode: 503 }),
      faults.reply({ statusCode: 408 }),
      faults.reply({ statusCode: 429 }),
    ]) {
      expect(await failing(fault)).toEqual({ n: 1 })
    }
  })

  it('also beside a hook inside that writes into the header in place', async () => {
    const { client, get, pass, host } = createApp({ staleIfError: 10_000 })
    client.use({
      name: 'nonce',
      order: ORDER_SIGNING,
      request(request) {
        Object.assign(request.header, { 'x-nonce': `${host.requests.length}` })
        return request
      },
    })
    await get('x')
    await pass(2000)
    host.fail(faults.offline())
    expect(await get('x')).toEqual({ n: 1 })
  })

  it('does not when it is too old, nor for other failures', async () => {
    expect(await failing(faults.connectionReset(), 5000)).toBe('NETWORK')
    for (const statusCode of [400, 401, 403, 404]) expect(await failing(faults.reply({ statusCode }))).toBe('STATUS')
    expect(await failing(faults.notInDomainList())).toBe('CONFIG')
  })

  it('does not for an account that has logged out meanwhile: what is kept is shown to nobody else', async () => {
    const { host, client, get, session, pass } = createApp(rule)
    await get('a')
    host.fail(faults.delivered(faults.connectionReset()))
    const late = client.get('a').catch((error) => error.code)
    session.user = null
    await pass(20)
    expect(await late).toBe('NETWORK')
  })

  it('does not for an account that has gone meanwhile', async () => {
    const { host, client, get, session, pass } = createApp(rule)
    await get('a')
    host.fail(faults.delivered(faults.connectionReset()))
    const late = client.get('a').catch((error) => error.code)
    session.user = 'bob'
    await pass(20)
    expect(await late).toBe('ABORT')
  })
})

describe('tags', () => {
  it('name the responses that invalidate drops; clear drops all', async () => {
    const { cached, get } = createApp()
    await get('a', { cache: { tags: ['groups', 'a'] } })
    await get('b', { cache: { tags: ['users'] } })
    await get('c')
    cached.invalidate('groups', 'unknown')
    expect(await get('a')).toEqual({ n: 4 })
    expect([await get('b'), await get('c')]).toEqual([{ n: 2 }, { n: 3 }])
    cached.clear()
    expect([await get('b'), await get('c')]).toEqual([{ n: 5 }, { n: 6 }])
  })

  it('may be named in a list, as a request has them', async () => {
    const { cached, get } = createApp({ tags: ['t'] })
    await get('a')
    cached.invalidate(['x', 't'])
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('drop all that they name, whatever another entry has in place of tags', async () => {
    const store = memoryStore()
    const { cached, get } = createApp({ tags: ['t'], store })
    for (const url of ['a', 'b']) await get(url)
    const [key] = store.keys()
    store.delete(key!)
    store.set(key!, { body: '', at: 0, ttl: 0, tags: 't' as unknown as [] })
    await get('c')
    cached.invalidate('t')
    expect([await get('b'), await get('c')]).toEqual([{ n: 4 }, { n: 5 }])
  })

  it('drop all that they name but what the store cannot drop', async () => {
    const store = memoryStore()
    const drop = (key: string) => {
      if (store.get(key)!.body.includes('"n":1')) throw new Error('busy')
      store.delete(key)
    }
    const { cached, get } = createApp({ tags: ['t'], store: { ...store, delete: drop } })
    for (const url of ['a', 'b', 'c']) await get(url)
    cached.invalidate('t')
    expect([await get('a'), await get('b'), await get('c')]).toEqual([{ n: 1 }, { n: 4 }, { n: 5 }])
  })

  it('a response that was under way while its tag was invalidated is not kept', async () => {
    const { client, cached, get, pass } = createApp()
    client.get('a', { cache: { tags: ['groups'] } })
    cached.invalidate('groups')
    await pass(20)
    expect(await get('a')).toEqual({ n: 2 })
  })
})
