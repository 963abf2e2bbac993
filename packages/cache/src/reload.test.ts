// Fetching anew: a reload, a request's own ttl, and which of two responses stays.
import { createCancelSource } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, createHttpApp } from '../test/app.ts'
import { memoryStore, storageStore } from './index.ts'

useFakeTime()

const reload = { cache: { reload: true } }

describe('reload', () => {
  it('fetches whatever is kept, and keeps the new response', async () => {
    const { get } = createApp()
    await get('a')
    expect(await get('a', reload)).toEqual({ n: 2 })
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('without a ttl, where each request has its own: drops what is kept when its response comes, and keeps nothing', async () => {
    const own = { cache: { ttl: 60_000 } }
    const { get, host } = createApp({ ttl: undefined, store: storageStore() })
    await get('a', own)
    expect(await get('a', reload)).toEqual({ n: 2 })
    expect(host.storage).toEqual({})
    expect(await get('a', own)).toEqual({ n: 3 })
    host.fail(faults.connectionReset())
    expect(await get('a', reload)).toBe('NETWORK')
    expect(await get('a', own)).toEqual({ n: 3 })
  })

  it('that fails is an error to its caller, and the old response stays', async () => {
    for (const rule of [{}, { staleIfError: 9e5 }, { staleWhileRevalidate: 9e5 }]) {
      for (const fault of [faults.connectionReset(), faults.reply({ statusCode: 503 })]) {
        const { host, get } = createApp(rule)
        await get('a')
        host.fail(fault)
        expect(await get('a', reload)).toMatch(/NETWORK|STATUS/)
        expect(await get('a')).toEqual({ n: 1 })
      }
    }
  })

  it('that is aborted leaves the old response where it is', async () => {
    const { client, get } = createApp()
    await get('a')
    const source = createCancelSource()
    const aborted = begun(client.get('a', { ...reload, signal: source.signal }))
    source.abort()
    await expect(aborted).rejects.toMatchObject({ code: 'ABORT' })
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('asks under the rules of HTTP whether the kept response still holds', async () => {
    const header = { 'Cache-Control': 'max-age=60', ETag: '"1"' }
    const { get, asked } = createHttpApp([{ header }, { statusCode: 304 }])
    await get('a')
    expect(await get('a', reload)).toEqual({ n: 1 })
    expect(asked('if-none-match')).toEqual([undefined, '"1"'])
  })
})

it('a request’s own ttl of nothing drops what is kept when its response comes: the older response is not shown again', async () => {
  const none = { cache: { ttl: 0 } }
  const own = { cache: { ttl: 60_000 } }
  const { get, host } = createApp({ ttl: 60_000 })
  await get('a')
  expect(await get('a', none)).toEqual({ n: 2 })
  expect(await get('a')).toEqual({ n: 3 })
  host.fail(faults.connectionReset())
  expect(await get('a', none)).toBe('NETWORK')
  expect(await get('a')).toEqual({ n: 3 })
  const bare = createApp({ ttl: undefined })
  await bare.get('a', own)
  await bare.get('a', none)
  expect(await bare.get('a', own)).toEqual({ n: 3 })
})

it('a request’s own ttl bounds what it is given, too', async () => {
  const { get, pass } = createApp({ ttl: 60_000 })
  await get('a')
  await pass(5000)
  expect(await get('a')).toEqual({ n: 1 })
  expect(await get('a', { cache: { ttl: 1000 } })).toEqual({ n: 2 })
  expect(await get('a')).toEqual({ n: 2 })
  await pass(5000)
  expect(await get('a', { cache: { ttl: 1000, staleWhileRevalidate: 9000 } })).toEqual({ n: 2 })
  expect(await get('a')).toEqual({ n: 3 })
})

it('the response to one URL is kept, although a later request for another URL had its response before it', async () => {
  const { client, get, pass, sent } = createApp({}, ({ path }) => ({ data: path, delay: path === '/slow' ? 50 : 10 }))
  const slow = client.get('slow')
  await get('quick')
  await pass(50)
  expect([(await slow).data, await get('slow'), await get('quick'), sent()]).toEqual(['/slow', '/slow', '/quick', 2])
})

it('leaves nothing older where the store has no room for the new response', async () => {
  const store = memoryStore()
  let isFull = false
  const set: typeof store.set = (key, entry) => {
    if (isFull) throw new Error('full')
    store.set(key, entry)
  }
  const { get } = createApp({ ttl: 60_000, store: { ...store, set } })
  await get('a')
  isFull = true
  expect(await get('a', { cache: { reload: true } })).toEqual({ n: 2 })
  expect(await get('a')).toEqual({ n: 3 })
})

describe('of two fetches under way, that which was sent last', () => {
  /** The first response takes 50 ms, the others 10. */
  const slowFirst = (options = {}) => {
    let responses = 0
    return createApp(options, () => {
      const n = ++responses
      return { data: { n }, delay: n === 1 ? 50 : 10 }
    })
  }

  it('stays, whichever comes first', async () => {
    const { client, get } = slowFirst()
    const first = client.get('a')
    expect(await get('a', reload)).toEqual({ n: 2 })
    await pass(50)
    expect((await first).data).toEqual({ n: 1 })
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('also when the other one is refused, or it is refused itself', async () => {
    const { client, get, host } = slowFirst()
    const first = client.get('a')
    host.fail(faults.reply({ statusCode: 404 }))
    expect(await get('a', reload)).toBe('STATUS')
    await pass(50)
    await first
    expect(await get('a')).toEqual({ n: 2 })
    host.fail(faults.slow(50))
    const late = begun(client.get('a', { ...reload, validateStatus: () => false }))
    const newer = await get('a', reload)
    await pass(50)
    await expect(late).rejects.toMatchObject({ code: 'STATUS' })
    expect(await get('a')).toEqual(newer)
  })

  it('stays not, when the other one was sent again after it', async () => {
    const { client, get, host } = createApp({ ttl: 10_000 })
    client.use(retry({ baseDelay: 100 }))
    host.fail(faults.reply({ statusCode: 503, header: { 'Retry-After': '1' } }))
    const repeated = client.get('a')
    await pass(20)
    expect(await get('a')).toEqual({ n: 1 })
    await pass(2000)
    expect((await repeated).data).toEqual({ n: 2 })
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('may be the one that began first: it was sent again while the other one was on its way', async () => {
    let responses = 0
    const { client, get, host, pass } = createApp({ ttl: 10_000 }, () => {
      const n = ++responses
      return { data: { n }, delay: n === 1 ? 500 : 10 }
    })
    client.use(retry({ baseDelay: 1 }))
    host.fail(faults.reply({ statusCode: 503 }))
    const both = [client.get('a'), client.get('a')]
    await pass(1_000)
    expect((await Promise.all(both)).map(({ data }) => data)).toEqual([{ n: 2 }, { n: 1 }])
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('makes the other one old, though it was dropped itself and is not kept', async () => {
    let responses = 0
    const { cached, client, get, host, pass } = createApp({ ttl: 10_000, tags: ['t'] }, () => {
      const n = ++responses
      return { data: { n }, delay: n === 1 ? 500 : 10 }
    })
    client.use(retry({ baseDelay: 1 }))
    host.fail(faults.reply({ statusCode: 503 }))
    const repeated = client.get('a')
    cached.invalidate('t')
    const slow = client.get('a')
    await pass(1_000)
    expect([(await repeated).data, (await slow).data]).toEqual([{ n: 2 }, { n: 1 }])
    expect(await get('a')).toEqual({ n: 3 })
  })

  it('is dropped by its tag while it is under way, and so is what was kept before it', async () => {
    const { cached, client, get } = createApp()
    await get('a')
    begun(client.get('a', { cache: { reload: true, tags: ['t'] } }))
    cached.invalidate('t')
    await pass(20)
    expect(await get('a')).toEqual({ n: 3 })
  })

  it('stays, when another tag was invalidated meanwhile', async () => {
    const { cached, client, get } = createApp()
    begun(client.get('a', { cache: { tags: ['t'] } }))
    cached.invalidate('other')
    await pass(20)
    expect(await get('a')).toEqual({ n: 1 })
  })
})
