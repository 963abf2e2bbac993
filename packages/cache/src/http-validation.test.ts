// By the rules of HTTP: the server is asked whether what is kept still holds.
import { useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createHttpApp, httpDate } from '../test/app.ts'

useFakeTime()

const stale = { 'Cache-Control': 'no-cache' }
const notModified = (header: Record<string, string> = {}): Reply => ({ statusCode: 304, header, data: '' })

describe('what is kept and stale is asked for with', () => {
  it('If-None-Match, and 304 gives it', async () => {
    for (const options of [{}, { shouldCache: () => true }]) {
      const { get, asked } = createHttpApp([{ header: { ...stale, ETag: '"v1"' } }, notModified()], options)
      expect(await get('a')).toEqual({ n: 1 })
      expect(await get('a')).toEqual({ n: 1 })
      expect(await get('a')).toEqual({ n: 1 })
      expect(asked('if-none-match')).toEqual([undefined, '"v1"', '"v1"'])
    }
  })

  it('If-Modified-Since, and both when it has both', async () => {
    const date = httpDate(-60)
    const header = { ...stale, 'Last-Modified': date }
    const { get, asked } = createHttpApp([{ header }, { header: { ...header, ETag: 'W/"1"' } }, notModified()])
    for (const n of [1, 2, 2]) expect(await get('a')).toEqual({ n })
    expect(asked('if-modified-since')).toEqual([undefined, date, date])
    expect(asked('if-none-match')).toEqual([undefined, undefined, 'W/"1"'])
  })

  it('nothing, when the validator is a text that no request can carry', async () => {
    const { get, asked } = createHttpApp([{ header: { ...stale, ETag: '"标签"' } }])
    await get('a')
    expect(await get('a')).toEqual({ n: 2 })
    expect(asked('if-none-match')).toEqual([undefined, undefined])
  })

  it('nothing, when the status of what is kept is an error to this request', async () => {
    const missing = { statusCode: 404, header: { ...stale, ETag: '"v1"' } }
    const { get, asked } = createHttpApp([missing, { data: 'there' }], { shouldCache: () => true })
    await get('a', { validateStatus: () => true })
    expect(await get('a')).toBe('there')
    expect(asked('if-none-match')).toEqual([undefined, undefined])
  })

  it('304 counts also where validateStatus lets it through', async () => {
    const { client, pass } = createHttpApp([{ header: { ...stale, ETag: '"v1"' } }, notModified()])
    const ask = async () => {
      const one = client.get('a', { validateStatus: () => true })
      await pass(20)
      return one
    }
    await ask()
    expect(await ask()).toMatchObject({ statusCode: 200, data: { n: 1 } })
  })

  it('a condition of the caller’s own, 304 is the caller’s', async () => {
    const { get } = createHttpApp([notModified()])
    expect(await get('a', { header: { 'If-None-Match': '"mine"' } })).toBe('STATUS')
  })
})

it.each([500, 404])('a response %i to a condition confirms nothing: it is the caller’s error', async (statusCode) => {
  const { get, sent } = createHttpApp([{ header: { ...stale, ETag: '"1"' } }, { statusCode }])
  await get('a')
  expect(await get('a')).toBe('STATUS')
  expect(sent()).toBe(2)
})

describe('the fields of a 304', () => {
  const first = { 'Cache-Control': 'max-age=0', ETag: '"1"', 'X-Total': '10', 'Content-Type': 'application/json' }

  it('replace the stored ones, for its caller and for later ones', async () => {
    // The names of the last two only contain those of fields that describe the body.
    const again = notModified({
      'cache-control': 'max-age=60',
      'x-total': '11',
      'Content-Length': '0',
      'X-ETag': 'b',
      'ETag-Style': 'b',
    })
    const { client, pass, sent } = createHttpApp([{ header: { ...first, 'X-ETag': 'a', 'ETag-Style': 'a' } }, again])
    const ask = async () => {
      const call = client.get('a')
      await pass(20)
      return (await call).header
    }
    await ask()
    for (let round = 0; round < 2; round++) {
      const header = await ask()
      expect(header).toMatchObject({ 'x-total': '11', ETag: '"1"', 'Content-Type': 'application/json' })
      expect(header).toMatchObject({ 'X-ETag': 'b', 'ETag-Style': 'b' })
      expect(header).not.toHaveProperty('X-Total')
      expect(header).not.toHaveProperty('Content-Length')
    }
    expect(sent()).toBe(2)
  })

  it('replace the stored ones by nothing, where that is what they say', async () => {
    const { client, pass } = createHttpApp([{ header: first }, notModified({ 'X-Total': '' })])
    for (const total of ['10', '', '']) {
      const [{ header }] = await Promise.all([client.get('a'), pass(20)])
      expect(header['X-Total']).toBe(total)
    }
  })

  it('leave what an interceptor inside has put into the response, in the header and beside it', async () => {
    const { client, pass } = createHttpApp([{ header: first }, notModified()])
    client.use({
      name: 'stamp',
      order: 800,
      response: (response) =>
        Object.assign({}, response, { stamp: 7, header: Object.assign({ 'X-Stamp': '7' }, response.header) }),
    })
    for (let round = 0; round < 3; round++) {
      const [response] = await Promise.all([client.get('a'), pass(20)])
      expect(response).toMatchObject({ stamp: 7, header: { 'X-Stamp': '7' }, data: { n: 1 }, statusCode: 200 })
    }
  })

  it('come with the cookies and the measurements of the 304', async () => {
    const { client, pass } = createHttpApp([{ header: first }, notModified()])
    let n = 0
    client.use({
      name: 'host',
      order: 800,
      response: (response) => Object.assign({}, response, { cookies: [`c=${++n}`], profile: { rtt: n } }),
    })
    const get = () => Promise.all([client.get('a', { validateStatus: () => true }), pass(20)])
    await get()
    const [response] = await get()
    expect(response).toMatchObject({ data: { n: 1 }, cookies: ['c=2'], profile: { rtt: 2 } })
  })

  it('make no hit of it: the response says neither that it comes from the cache nor how old it was there', async () => {
    const { client, pass } = createHttpApp([{ header: first }, notModified()])
    for (let round = 0; round < 2; round++) {
      const [{ header }] = await Promise.all([client.get('a'), pass(2000)])
      expect(header).not.toHaveProperty('cache-status')
      expect(header).not.toHaveProperty('age')
    }
  })

  it('leave those that only have `date` in their names', async () => {
    const header = { ...first, 'X-Update': '7', 'Date-Style': 'short' }
    const { client, pass } = createHttpApp([{ header }, notModified()])
    for (let round = 0; round < 2; round++) {
      const [response] = await Promise.all([client.get('a'), pass(20)])
      expect(response).toMatchObject({ header: { 'X-Update': '7', 'Date-Style': 'short' } })
    }
  })

  it('begin the freshness anew, and what they do not say stays as it was said last', async () => {
    const { get, pass, sent } = createHttpApp([
      { header: { ...first, 'Cache-Control': 'max-age=1' } },
      notModified({ 'Cache-Control': 'max-age=60' }),
      notModified(),
    ])
    await get('a')
    await pass(2000)
    await get('a')
    await pass(59_000)
    await get('a')
    expect(sent()).toBe(2)
    await pass(2000)
    await get('a')
    await pass(59_000)
    expect(await get('a')).toEqual({ n: 1 })
    expect(sent()).toBe(3)
  })
})

it('a 304 without a Date counts from when it came', async () => {
  const header = { 'Cache-Control': 'max-age=60', ETag: '"1"', Date: httpDate() }
  const { get, pass, sent } = createHttpApp([{ header }, notModified()])
  await get('a')
  await pass(100_000)
  await get('a')
  await pass(30_000)
  expect(await get('a')).toEqual({ n: 1 })
  expect(sent()).toBe(2)
})

describe('a 304 with another validator', () => {
  it('is not believed: the response is fetched without condition', async () => {
    const date = httpDate(-60)
    for (const [had, said] of [
      [{ ETag: '"1"' }, { ETag: '"2"' }],
      [{ ETag: 'W/"1"' }, { ETag: 'W/"2"' }],
      [{ 'Last-Modified': date }, { ETag: '"2"' }],
      [{ 'Last-Modified': date }, { 'Last-Modified': httpDate() }],
    ] as const) {
      const { get, asked, sent } = createHttpApp([
        { header: { ...stale, ...had } },
        notModified(said),
        { header: { 'Cache-Control': 'max-age=60', ...said } },
      ])
      await get('a')
      expect(await get('a')).toEqual({ n: 3 })
      expect(await get('a')).toEqual({ n: 3 })
      expect(sent()).toBe(3)
      expect([asked('if-none-match')[2], asked('if-modified-since')[2]]).toEqual([undefined, undefined])
    }
  })

  it.each([
    ['an error', {}],
    ['a response', { validateStatus: () => true }],
  ])(
    'is not believed behind a stale response either, whether it is %s to the client: the next one is the new one',
    async (_, options) => {
      const { get, sent, pass } = createHttpApp(
        [
          { header: { 'Cache-Control': 'max-age=1', ETag: '"1"' } },
          notModified({ ETag: '"2"' }),
          { header: { 'Cache-Control': 'max-age=60', ETag: '"2"' } },
        ],
        { staleWhileRevalidate: 60_000 },
      )
      await get('a', options)
      await pass(2_000)
      expect(await get('a', options)).toEqual({ n: 1 })
      await pass(100)
      expect(await get('a', options)).toEqual({ n: 3 })
      expect(sent()).toBe(3)
    },
  )

  // The request has named this one tag. A server that compresses on the way makes a strong one weak: on the 304, as Apache does,
  // or on the response that has a body, as nginx does.
  it.each([
    ['"1"', 'W/"1"'],
    ['W/"1"', '"1"'],
  ])('is believed when only one of both is weak: %s, %s', async (had, said) => {
    const { get } = createHttpApp([{ header: { ...stale, ETag: had } }, notModified({ ETag: said })])
    await get('a')
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('is forgotten with its request: later ones begin a fetch behind a stale response again', async () => {
    const { get, pass, sent } = createHttpApp(
      [
        { header: { 'Cache-Control': 'max-age=1', ETag: '"1"' } },
        notModified({ ETag: '"2"' }),
        { header: { 'Cache-Control': 'max-age=1' } },
      ],
      { staleWhileRevalidate: 60_000 },
    )
    await get('a')
    await pass(2000)
    await get('a')
    expect(sent()).toBe(3)
    await pass(2000)
    await get('a')
    expect(sent()).toBe(4)
  })

  it('drops nothing yet: if the network is lost then, what is kept still serves', async () => {
    const header = { 'Cache-Control': 'max-age=0', ETag: '"1"' }
    const { client, get, host, sent } = createHttpApp([{ header }, notModified({ ETag: '"2"' })], {
      staleIfError: 60_000,
    })
    await get('a')
    client.use({
      name: 'tunnel',
      order: 800,
      error(error) {
        host.fail(faults.connectionReset())
        throw error
      },
    })
    expect(await get('a')).toEqual({ n: 1 })
    expect(sent()).toBe(3)
  })

  it('ends as an error when the server has nothing else to say', async () => {
    const { get, sent } = createHttpApp([{ header: { ...stale, ETag: '"1"' } }, notModified({ ETag: '"2"' })])
    await get('a')
    expect(await get('a')).toBe('STATUS')
    expect(sent()).toBe(3)
  })
})
