// Which responses are kept, and that nobody can change them.
import { getHeader, ORDER_APP, ORDER_SIGNING } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

describe('a response is kept', () => {
  it('of status 200, or as shouldCache says', async () => {
    const { get, sent } = createApp({}, () => ({ statusCode: 202, data: 1 }))
    await get('a')
    await get('a')
    expect(sent()).toBe(2)
    const picky = createApp({ shouldCache: ({ data }) => (data as { n: number }).n > 1 })
    await picky.get('a')
    expect(await picky.get('a')).toEqual({ n: 2 })
    expect(await picky.get('a')).toEqual({ n: 2 })
  })

  it('but never an error, nor what an interceptor inside finds to be an expired session', async () => {
    for (const statusCode of [401, 403, 500]) {
      const { get, sent } = createApp({}, () => ({ statusCode }))
      expect(await get('a')).toBe('STATUS')
      await get('a')
      expect(sent()).toBe(2)
    }
    const { client, get, sent } = createApp({}, () => ({ data: { code: '99997' } }))
    client.use({
      name: 'expiry',
      order: 800,
      response() {
        throw new Error('expired')
      },
    })
    await get('a')
    await get('a')
    expect(sent()).toBe(2)
  })

  it('and is given to those only who take its status for a success', async () => {
    const { get, sent } = createApp({ shouldCache: () => true }, () => ({ statusCode: 404, data: 'none' }))
    const lenient = { validateStatus: () => true }
    expect(await get('a', lenient)).toBe('none')
    expect(await get('a', lenient)).toBe('none')
    expect(sent()).toBe(1)
    expect(await get('a')).toBe('STATUS')
    expect(sent()).toBe(2)
  })

  it('of a busy server only where the app says so', async () => {
    const all = { validateStatus: () => true }
    for (const [shouldCache, sends] of [
      [undefined, 2],
      [() => true, 1],
    ] as const) {
      const { get, sent } = createApp({ shouldCache }, () => ({ statusCode: 503, data: 'busy' }))
      for (let round = 0; round < 2; round++) expect(await get('a', all)).toBe('busy')
      expect(sent()).toBe(sends)
    }
  })

  it('but not an ArrayBuffer', async () => {
    const { client, sent, pass } = createApp({}, () => ({ data: 'x' }))
    for (let round = 0; round < 2; round++) {
      const one = client.get('a', { responseType: 'arraybuffer' })
      await pass(20)
      expect((await one).data).toBeInstanceOf(ArrayBuffer)
    }
    expect(sent()).toBe(2)
  })

  it('so that no caller can change it, the first one included', async () => {
    const { client, pass } = createApp()
    const ask = async () => {
      const one = client.get<{ n: number }>('a')
      await pass(20)
      return one
    }
    for (let round = 0; round < 3; round++) {
      const response = await ask()
      expect(response).toMatchObject({ data: { n: 1 }, statusCode: 200 })
      response.data.n = 99
      Object.assign(response, { statusCode: 500 })
    }
  })

  it('or not, when it cannot be: the caller has it all the same', async () => {
    const { client, get } = createApp()
    const circular: { self?: object } = {}
    circular.self = circular
    client.use({ name: 'odd', order: 800, response: (response) => ({ ...response, data: circular }) })
    expect(await get('a')).toBe(circular)
  })
})

it('what the cache of a server on the way has said of itself is not given out again', async () => {
  const { client, get } = createApp({}, () => ({ data: 1, header: { 'Cache-Status': 'cdn; hit' } }))
  await get('a')
  const { header } = await client.get('a')
  expect(Object.keys(header).filter((name) => /cache-status/i.test(name))).toEqual(['cache-status'])
  expect(getHeader(header, 'Cache-Status')).toBe('wxpipe; hit; ttl=0')
})

it('what is given at the very end of its time says that it is stale, because it is fetched anew', async () => {
  const { client, get, pass, sent } = createApp({ ttl: 1000, staleWhileRevalidate: 1000 })
  await get('a')
  await pass(990)
  const { header } = await client.get('a')
  expect([getHeader(header, 'Cache-Status'), sent()]).toEqual(['wxpipe; hit; ttl=-1', 2])
  await pass(20)
})

it.each([
  ['inside is kept like any other', ORDER_SIGNING, 1],
  ['outside is not kept', ORDER_APP, 2],
])('a response that the app puts in place of a failure %s', async (_what, order, sends) => {
  const { client, host, get, sent } = createApp()
  client.use({ name: 'fallback', order, error: () => ({ statusCode: 200, header: {}, data: 'none' }) })
  host.fail(faults.connectionReset(), { times: 2 })
  expect([await get('a'), await get('a'), sent()]).toEqual(['none', 'none', sends])
})
