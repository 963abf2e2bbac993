// By the rules of HTTP: what a request asks for, and which requests a response is for.
import { useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createHttpApp } from '../test/app.ts'
import { storageStore } from './index.ts'

useFakeTime()

const minute: Reply = { header: { 'Cache-Control': 'max-age=60' } }
const asking = (control: string) => ({ header: { 'cache-control': control } })

describe('a request’s own Cache-Control', () => {
  it('no-cache and max-age ask anew, and their responses are kept for everybody', async () => {
    for (const control of ['no-cache', 'max-age=0', 'max-age=4', 'min-fresh=56', 'max-age=x']) {
      const { get, pass } = createHttpApp([minute])
      await get('a')
      await pass(5000)
      expect(await get('a', asking(control))).toEqual({ n: 2 })
      expect(await get('a')).toEqual({ n: 2 })
    }
  })

  it('max-age refuses what is older even if nothing newer can be had, unless the rule has a time for that', async () => {
    for (const [staleIfError, outcome] of [
      [undefined, 'NETWORK'],
      [60_000, { n: 1 }],
    ] as const) {
      const { get, host, pass } = createHttpApp([minute], { staleIfError })
      await get('a')
      await pass(10_000)
      host.fail(faults.connectionReset())
      expect(await get('a', asking('max-age=5'))).toEqual(outcome)
    }
  })

  it('max-age=0 asks anew even at the same moment', async () => {
    const { client, pass } = createHttpApp([{ ...minute, delay: 0 }])
    const [first] = await Promise.all([client.get('a'), pass(0)])
    const [second] = await Promise.all([client.get('a', asking('max-age=0')), pass(0)])
    expect([first, second].map(({ data }) => data)).toEqual([{ n: 1 }, { n: 2 }])
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

  it('max-stale twice, and not the same, takes nothing stale: it is not known which one holds', async () => {
    for (const control of ['max-stale=5, max-stale=500', 'max-stale, max-stale=500']) {
      const { get, pass } = createHttpApp([minute])
      await get('a')
      // Fresh for less than a second more, and then stale.
      await pass(59_500)
      expect(await get('a', asking(control))).toEqual({ n: 1 })
      await pass(10_500)
      expect(await get('a', asking(control))).toEqual({ n: 2 })
    }
  })

  it('max-age bounds the age, also where max-stale takes what is stale', async () => {
    const { get, pass } = createHttpApp([{ header: { 'Cache-Control': 'max-age=20' } }])
    await get('a')
    await pass(10_000)
    expect(await get('a', asking('max-age=15, max-stale=5'))).toEqual({ n: 1 })
    await pass(13_000)
    expect(await get('a', asking('max-age=30, max-stale=5'))).toEqual({ n: 1 })
    expect(await get('a', asking('max-age=20, max-stale=5'))).toEqual({ n: 2 })
  })

  it('max-age changes neither when the response becomes stale, as its header says, nor how long stale-if-error lets it serve after that', async () => {
    const header = { 'Cache-Control': 'max-age=60, stale-if-error=100' }
    const { client, get, host, pass } = createHttpApp([{ header }])
    await get('a')
    await pass(10_000)
    const [first] = await Promise.all([client.get('a', asking('max-age=20')), pass(20)])
    expect(first).toMatchObject({ data: { n: 1 }, header: { 'cache-status': 'wxpipe; hit; ttl=49' } })
    await pass(139_000)
    host.fail(faults.connectionReset(), { times: 2 })
    expect(await get('a', asking('max-age=20'))).toEqual({ n: 1 })
    await pass(11_000)
    expect(await get('a', asking('max-age=20'))).toBe('NETWORK')
  })

  it('max-age and min-fresh would rather wait than get what is stale, though the server lets it be given meanwhile', async () => {
    const header = { 'Cache-Control': 'max-age=10, stale-while-revalidate=600' }
    for (const control of ['max-age=0', 'max-age=60', 'min-fresh=5']) {
      const { get, pass } = createHttpApp([{ header }])
      await get('a')
      await pass(20_000)
      expect(await get('a', asking(control))).toEqual({ n: 2 })
    }
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
      message: 'GET https://api.example.com/a: nothing is kept',
      response: { statusCode: 504, header: {}, data: '' },
    })
    await get('a')
    expect(await get('a', asking('only-if-cached'))).toEqual({ n: 1 })
    expect(sent()).toBe(1)
  })

  it('only-if-cached sends nothing, either, where nothing may be kept', async () => {
    for (const [user, key] of [
      [undefined, () => 'a'],
      ['ann', () => undefined],
    ] as const) {
      const { get, session, sent } = createHttpApp([minute], { key })
      session.user = user
      expect([await get('a', asking('only-if-cached')), sent()]).toEqual(['STATUS', 0])
      expect([await get('a'), sent()]).toEqual([{ n: 1 }, 1])
    }
  })

  it('only-if-cached is given what is stale, where that is allowed, and nothing is fetched for it', async () => {
    const { get, pass, sent } = createHttpApp([{ header: { 'Cache-Control': 'max-age=1, stale-while-revalidate=60' } }])
    await get('a')
    await pass(5000)
    expect(await get('a', asking('only-if-cached'))).toEqual({ n: 1 })
    expect(sent()).toBe(1)
  })
})

describe('Vary', () => {
  const varying = (vary: string) =>
    createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Vary: vary } }], { key: ({ url }) => url })
  const language = (value: string) => ({ header: { 'Accept-Language': value } })

  it('compares the fields that it names, whatever their case, of the request that had the response', async () => {
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

  it('holds for stale responses too, and no validator of another variant is sent', async () => {
    const header = { 'Cache-Control': 'max-age=0', Vary: 'accept-language', ETag: '"en"' }
    const { get, host, asked } = createHttpApp([{ header }], { key: ({ url }) => url, staleIfError: 9e5 })
    await get('a', language('en'))
    host.fail(faults.connectionReset())
    expect(await get('a', language('zh'))).toBe('NETWORK')
    expect(asked('if-none-match')).toEqual([undefined, undefined])
  })

  it('compares the fields as they were at the cache, whatever a hook inside writes into the header in place', async () => {
    const { client, get, sent } = createHttpApp([{ header: { 'Cache-Control': 'max-age=60', Vary: 'accept' } }])
    client.use({
      name: 'formats',
      order: 800,
      request(request) {
        Object.assign(request.header, { accept: 'application/json' })
        return request
      },
    })
    const accept = { header: { accept: '*/*' } }
    expect([await get('a', accept), await get('a', accept), sent()]).toEqual([{ n: 1 }, { n: 1 }, 1])
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
