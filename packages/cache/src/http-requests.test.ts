// By the rules of HTTP: what a request asks for, which requests an answer is for, and what a write makes old.
import { ResponseError } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createHttpApp } from '../test/app.ts'
import { storageStore } from './index.ts'

useFakeTime()

const minute: Reply = { header: { 'Cache-Control': 'max-age=60' } }
const asking = (control: string) => ({ header: { 'cache-control': control } })

describe('a request’s own Cache-Control', () => {
  it('no-cache and max-age ask anew, and their answers are kept for everybody', async () => {
    for (const control of ['no-cache', 'max-age=0', 'max-age=4', 'min-fresh=56', 'max-age=x']) {
      const { get, pass } = createHttpApp([minute])
      await get('a')
      await pass(5000)
      expect(await get('a', asking(control))).toEqual({ n: 2 })
      expect(await get('a')).toEqual({ n: 2 })
    }
  })

  it('no-cache asks whether what is kept still holds', async () => {
    const { get, asked } = createHttpApp([
      { header: { 'Cache-Control': 'max-age=60', ETag: '"1"' } },
      { statusCode: 304 },
    ])
    await get('a')
    expect(await get('a', asking('no-cache'))).toEqual({ n: 1 })
    expect(asked('if-none-match')).toEqual([undefined, '"1"'])
  })

  it('max-stale takes what is stale, for so long, unless the server forbids it', async () => {
    const { get, pass } = createHttpApp([minute])
    await get('a')
    await pass(70_000)
    expect(await get('a', asking('max-stale=20'))).toEqual({ n: 1 })
    expect(await get('a', asking('max-stale'))).toEqual({ n: 1 })
    expect(await get('a', asking('max-stale=5'))).toEqual({ n: 2 })
    const strict = createHttpApp([{ header: { 'Cache-Control': 'max-age=1, must-revalidate' } }])
    await strict.get('a')
    await pass(2000)
    expect(await strict.get('a', asking('max-stale'))).toEqual({ n: 2 })
  })

  it('no-store neither reads nor keeps', async () => {
    const { get } = createHttpApp([minute])
    await get('a')
    expect(await get('a', asking('no-store'))).toEqual({ n: 2 })
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('only-if-cached sends nothing: what is not kept is a 504', async () => {
    const { client, get, sent } = createHttpApp([minute])
    await expect(client.get('a', asking('only-if-cached'))).rejects.toMatchObject({
      code: 'STATUS',
      response: { statusCode: 504 },
    })
    await get('a')
    expect(await get('a', asking('only-if-cached'))).toEqual({ n: 1 })
    expect(sent()).toBe(1)
  })
})

describe('Vary', () => {
  const varying = (vary: string) =>
    createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Vary: vary } }], { key: ({ url }) => url })
  const language = (value: string) => ({ header: { 'Accept-Language': value } })

  it('compares the fields that it names, whatever their case, of the request that was answered', async () => {
    const { get } = varying('accept, ACCEPT-language')
    expect(await get('a', language('en'))).toEqual({ n: 1 })
    expect(await get('a', { header: { 'accept-language': 'en', 'x-other': '1' } })).toEqual({ n: 1 })
    expect(await get('a', language('zh'))).toEqual({ n: 2 })
    expect(await get('a')).toEqual({ n: 3 })
  })

  it('of a star is for no other request', async () => {
    for (const vary of ['*', 'accept, *']) {
      const { get } = varying(vary)
      await get('a')
      expect(await get('a')).toEqual({ n: 2 })
    }
  })

  it('holds for stale answers too, and no validator of another variant is sent', async () => {
    const header = { 'Cache-Control': 'max-age=0', Vary: 'accept-language', ETag: '"en"' }
    const { get, host, asked } = createHttpApp([{ header }], { key: ({ url }) => url, staleIfError: 9e5 })
    await get('a', language('en'))
    host.fail(faults.connectionReset())
    expect(await get('a', language('zh'))).toBe('NETWORK')
    expect(asked('if-none-match')).toEqual([undefined, undefined])
  })

  it('shows no value of the request in the storage', async () => {
    const { host, get } = createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Vary: 'authorization' } }], {
      key: ({ url }) => url,
      store: storageStore(),
    })
    await get('a', { header: { Authorization: 's3cret' } })
    expect(Object.keys(host.storage)).toHaveLength(1)
    expect(JSON.stringify(host.storage)).not.toContain('s3cret')
    expect(await get('a', { header: { Authorization: 'other' } })).toEqual({ n: 2 })
  })
})

describe('a write', () => {
  const write = async (method: 'post' | 'put' | 'delete', answer: Reply, url = 'items/5', options = {}) => {
    const app = createHttpApp([minute, answer, minute], options)
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
    const refused = await write('put', { statusCode: 500 })
    expect(await refused.get('items/5?full=1')).toEqual({ n: 1 })
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

  it('drops for an answer that an interceptor inside refuses, too: the server has done it', async () => {
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

  it('that the app itself has called cacheable (a search) drops nothing', async () => {
    const app = createHttpApp([minute])
    await app.get('search')
    await Promise.all([app.client.post('search', { q: 1 }, { cache: { ttl: 1000 } }), app.pass(20)])
    expect(await app.get('search')).toEqual({ n: 1 })
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
