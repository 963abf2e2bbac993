// By the rules of HTTP: what a write makes old.
import { createClient, ResponseError, type Transport } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import type { Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createHttpApp } from '../test/app.ts'
import { cache, rfc9111 } from './index.ts'

useFakeTime()

const minute: Reply = { header: { 'Cache-Control': 'max-age=60' } }

describe('a write', () => {
  const write = async (method: 'post' | 'put' | 'delete', reply: Reply, url = 'items/5', options = {}) => {
    const app = createHttpApp([minute, reply, minute], options)
    await app.get('items/5?full=1')
    await Promise.allSettled([app.client[method](url), app.pass(20)])
    return app
  }

  it('that succeeds drops what is kept of its URL, with any query', async () => {
    for (const method of ['post', 'put', 'delete'] as const) {
      const { get } = await write(method, { statusCode: 204 })
      expect(await get('items/5?full=1')).toEqual({ n: 3 })
    }
  })

  it('that fails drops nothing, nor does one to another URL, nor a read', async () => {
    for (const statusCode of [400, 500]) {
      const refused = await write('put', { statusCode })
      expect(await refused.get('items/5?full=1')).toEqual({ n: 1 })
    }
    const other = await write('put', {}, 'items/6')
    expect(await other.get('items/5?full=1')).toEqual({ n: 1 })
    await Promise.all([other.client.head('items/5'), other.pass(20)])
    expect(await other.get('items/5?full=1')).toEqual({ n: 1 })
  })

  it('drops what its Location and Content-Location name, of its own origin', async () => {
    for (const [name, value] of [
      ['Location', '/items/5'],
      ['content-location', '5'],
      ['Location', 'https://api.example.com/items/5'],
      ['Location', '/items/5?view=full#top'],
      ['content-location', '5#top'],
    ] as const) {
      const { get } = await write('post', { statusCode: 201, header: { [name]: value } }, 'items/new')
      expect(await get('items/5?full=1')).toEqual({ n: 3 })
    }
    for (const other of ['https://other.example/x', 'https://api.example.com.other.example/x']) {
      const { client, get, pass } = createHttpApp([minute, { header: { Location: other } }])
      await get(other)
      await Promise.all([client.post('items'), pass(20)])
      expect(await get(other)).toEqual({ n: 1 })
    }
  })

  it('drops what is kept of its own URL also where its response names two others', async () => {
    const header = { Location: '/items/5', 'Content-Location': '/items/6' }
    const { client, get, pass } = createHttpApp([minute, { statusCode: 201, header }])
    await get('items')
    await Promise.all([client.post('items'), pass(20)])
    expect(await get('items')).toEqual({ n: 3 })
  })

  it.each([
    ['a colon in it: that is no scheme', '/items/5:draft', 'items/5:draft'],
    ['a dollar sign in it', '5$$', '5$$'],
  ])('drops what a path names that has %s', async (_what, Location, url) => {
    const { client, get, pass } = createHttpApp([minute, { header: { Location } }, minute])
    await get(url)
    await Promise.all([client.post('items'), pass(20)])
    expect(await get(url)).toEqual({ n: 3 })
  })

  it.each(['/groups', '/v1//groups'])('drops what its Location names where URLs have no host: %s', async (url) => {
    let sent = 0
    const container: Transport = ({ method }, settle) =>
      settle({
        statusCode: 200,
        data: { n: ++sent },
        header: method === 'POST' ? { Location: '/groups/7' } : { 'Cache-Control': 'max-age=60' },
      })
    const client = createClient({ account: () => 7, transport: container }).use(cache({ http: rfc9111 }))
    const read = async () => (await client.get('/groups/7')).data
    expect([await read(), await read()]).toEqual([{ n: 1 }, { n: 1 }])
    await client.post(url)
    expect(await read()).toEqual({ n: 3 })
  })

  it('drops for a response that an interceptor inside refuses, too: the server has done it', async () => {
    const app = createHttpApp([minute])
    await app.get('items/5')
    app.client.use({
      name: 'envelope',
      order: 750,
      response(response, request) {
        if (request.method === 'PUT') throw new ResponseError('refused', { request, response })
        return response
      },
    })
    await Promise.allSettled([app.client.put('items/5'), app.pass(20)])
    expect(await app.get('items/5')).toEqual({ n: 3 })
  })

  it('keeps out what was read while it was under way', async () => {
    const { client, get, pass } = createHttpApp([{ ...minute, delay: 50 }, {}, minute])
    const early = client.get('items/5')
    await Promise.all([client.put('items/5'), pass(20)])
    await pass(50)
    expect((await early).data).toEqual({ n: 1 })
    expect(await get('items/5')).toEqual({ n: 3 })
  })

  it('that has a rule itself (a search) drops what is read of its URL, but no other search', async () => {
    const { client, get, pass } = createHttpApp([minute])
    const search = async (q: number) => {
      const [{ data }] = await Promise.all([client.post('search', { q }, { cache: { ttl: 1000 } }), pass(20)])
      return data
    }
    await get('search')
    expect([await search(1), await search(2), await search(1), await search(2)]).toEqual(
      [2, 3, 2, 3].map((n) => ({ n })),
    )
    expect(await get('search')).toEqual({ n: 4 })
    // Served from the cache, it has changed nothing.
    expect(await search(1)).toEqual({ n: 2 })
    expect(await get('search')).toEqual({ n: 4 })
    await Promise.all([client.post('search'), pass(20)])
    expect([await search(1), await get('search')]).toEqual([{ n: 6 }, { n: 7 }])
  })

  it('that has a rule itself and is refused inside drops as well', async () => {
    const app = createHttpApp([minute])
    await app.get('items/5')
    app.client.use({
      name: 'envelope',
      order: 750,
      response(response, request) {
        if (request.method === 'PUT') throw new ResponseError('refused', { request, response })
        return response
      },
    })
    await Promise.allSettled([app.client.put('items/5', {}, { cache: { ttl: 1000 } }), app.pass(20)])
    expect(await app.get('items/5')).toEqual({ n: 3 })
  })

  it('drops what a request has kept by a rule of its own, where the plugin has no rules of HTTP', async () => {
    for (const ttl of [undefined, 1000]) {
      const { client, get, pass } = createHttpApp([minute], { http: undefined, ttl })
      const byRule = () => get('items/5?full=1', { cache: { http: rfc9111 } })
      await byRule()
      expect(await byRule()).toEqual({ n: 1 })
      await Promise.all([client.put('items/5'), pass(20)])
      expect(await byRule()).toEqual({ n: 3 })
    }
  })

  it('drops what was kept while a request’s rule said that those of HTTP do not hold', async () => {
    const { client, get, pass } = createHttpApp([minute])
    const offBooks = () => get('items/5', { cache: { http: false, ttl: 1000 } })
    await offBooks()
    expect(await offBooks()).toEqual({ n: 1 })
    await Promise.all([client.put('items/5'), pass(20)])
    expect(await offBooks()).toEqual({ n: 3 })
  })

  it('to a client whose account is not known, or whose store throws, succeeds', async () => {
    const app = createHttpApp([minute], {
      store: () => {
        throw new TypeError('no storage')
      },
    })
    app.session.user = undefined
    const [{ statusCode }] = await Promise.all([app.client.put('items/5'), app.pass(20)])
    expect(statusCode).toBe(200)
  })
})
