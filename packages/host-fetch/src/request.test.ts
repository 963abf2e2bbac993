// request over real HTTP: what goes out, what comes back, how it ends.
import { AbortError, createCancelSource, NetworkError, TimeoutError } from '@wxpipe/core'
import { describe, expect, it, vi } from 'vitest'
import { failure, site } from '../test/site.ts'
import { fetchHost } from './index.ts'

describe('what goes out', () => {
  it('an object of a GET is its query: objects as JSON, a name that was there replaced', async () => {
    const { client, got } = await site()
    await client.get('a?n=0&m=1#here', { data: { n: 2, words: '晨跑 &', of: { x: [1] }, none: null } })
    const { pathname, searchParams } = new URL(got[0]!.url!, 'http://a')
    expect(pathname).toBe('/a')
    expect(Array.from(searchParams).filter(([name]) => name)).toEqual([
      ['m', '1'],
      ['n', '2'],
      ['words', '晨跑 &'],
      ['of', '{"x":[1]}'],
      ['none', 'null'],
    ])
    expect(got[0]!.headers['content-type']).toBeUndefined()
  })

  it.each([
    ['a name that stands alone', 'x?a=9', { a: 1 }, '/x?a=1'],
    ['the first name', 'x?a=9&b=2', { a: 1 }, '/x?b=2&a=1'],
    ['the last name', 'x?b=2&a=9#a=9', { a: 1 }, '/x?b=2&a=1'],
    ['every one of that name', 'x?a=8&b=2&a=9', { a: 1 }, '/x?b=2&a=1'],
    ['nothing where there is no data', 'x?a=9', {}, '/x?a=9'],
  ] as const)('of a query that is there %s is replaced, and no mark is left of it', async (_what, url, data, sent) => {
    const { client, got } = await site()
    await client.get(url, { data })
    expect(got[0]!.url).toBe(sent)
  })

  it.each([
    ['an object as JSON', { a: [1] }, {}, '{"a":[1]}', 'application/json'],
    ['a list as JSON', [1, 'x'], {}, '[1,"x"]', 'application/json'],
    ['false as JSON', false, {}, 'false', 'application/json'],
    ['a text as it is', 'a=1', {}, 'a=1', 'application/json'],
    ['a text of a type of its own', '<a/>', { 'Content-Type': 'text/xml' }, '<a/>', 'text/xml'],
    [
      'an object as a form, what stands deeper as wx does it',
      { a: '1&2', b: { c: 3 }, d: [1, 2], e: null },
      { 'CONTENT-TYPE': 'application/x-www-form-urlencoded' },
      'a=1%262&b=%5Bobject%20Object%5D&d=1%2C2&e=null',
      'application/x-www-form-urlencoded',
    ],
    [
      'an empty form',
      {},
      { 'content-type': 'application/x-www-form-urlencoded' },
      '',
      'application/x-www-form-urlencoded',
    ],
  ] as const)('a POST sends %s', async (_what, data, header, body, type) => {
    const { client, got } = await site()
    await client.post('a', data, { header })
    expect([got[0]!.body.toString(), got[0]!.headers['content-type']]).toEqual([body, type])
  })

  it('bytes travel as bytes', async () => {
    const { client, got } = await site()
    await client.put('a', new Uint8Array([9, 1, 255]).subarray(1))
    expect(Array.from(got[0]!.body)).toEqual([1, 255])
  })

  it('a POST and a DELETE without data have no body and no content type', async () => {
    const { client, got } = await site()
    await client.post('a')
    await client.delete('a')
    expect(got.map(({ method, body, headers }) => [method, body.length, headers['content-type']])).toEqual([
      ['POST', 0, undefined],
      ['DELETE', 0, undefined],
    ])
  })

  it('PATCH is sent as it is', async () => {
    const { client, got } = await site()
    await client.request({ url: 'a', method: 'PATCH', data: { a: 1 } })
    expect(got[0]).toMatchObject({ method: 'PATCH' })
  })

  it('credentials and redirect reach the fetch that the app gave, called as a plain function', async () => {
    const inits: unknown[] = []
    function own(this: unknown, url: string, init: object) {
      inits.push([this, url, init])
      return Promise.resolve(new Response('{"a":1}'))
    }
    const host = fetchHost({ fetch: own, credentials: 'include' })
    const result = await new Promise((success) => host.request({ url: 'https://a.com/', redirect: 'manual', success }))
    expect(result).toMatchObject({ data: { a: 1 }, statusCode: 200, errMsg: 'request:ok' })
    expect(inits).toEqual([
      [undefined, 'https://a.com/', expect.objectContaining({ credentials: 'include', redirect: 'manual' })],
    ])
  })
})

describe('what comes back', () => {
  it('status, JSON, header and cookies as wx gives them', async () => {
    const { client } = await site({}, (response) => {
      response.setHeader('X-Answer', 'yes').setHeader('Set-Cookie', ['a=1', 'b=2'])
      response.end('\uFEFF{"a":1}')
    })
    expect(await client.get('a')).toMatchObject({
      statusCode: 200,
      data: { a: 1 },
      header: { 'x-answer': 'yes', 'set-cookie': 'a=1,b=2' },
      cookies: ['a=1', 'b=2'],
      errMsg: 'request:ok',
    })
  })

  it('text stays text, also where dataType says so; an empty body is an empty text', async () => {
    const { client } = await site({}, (response, { url }) => response.end(url === '/json' ? '{"a":1}' : url!.slice(2)))
    expect((await client.get('json', { dataType: 'text' })).data).toBe('{"a":1}')
    expect((await client.get('xtext')).data).toBe('text')
    expect((await client.get('x')).data).toBe('')
    expect((await client.request({ url: 'json', method: 'HEAD' })).data).toBe('')
  })

  it('an ArrayBuffer for responseType arraybuffer', async () => {
    const { client } = await site({}, (response) => response.end(Buffer.from([0, 127, 128, 255])))
    const { data } = await client.get<ArrayBuffer>('a', { responseType: 'arraybuffer' })
    expect(Array.from(new Uint8Array(data))).toEqual([0, 127, 128, 255])
  })

  it('a refusal is a response', async () => {
    const { client } = await site({}, (response) => response.writeHead(404).end('{"reason":"gone"}'))
    const { code, response } = await failure(client.get('a'))
    expect([code, response.statusCode, response.data]).toEqual(['STATUS', 404, { reason: 'gone' }])
  })
})

describe('how it ends', () => {
  it('without a server it is a NetworkError, whose words have no URL in them', async () => {
    const { client, server } = await site()
    server.close()
    const error = await failure(client.get('a?token=secret'))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error.cause.errMsg).toBe('request:fail fetch failed ECONNREFUSED')
  })

  it('a URL that is none is a ConfigError, without the URL', async () => {
    const { client } = await site()
    const error = await failure(client.get('http://[secret'))
    expect(error.code).toBe('CONFIG')
    expect(error.cause).toEqual({ errMsg: 'request:fail Failed to parse URL from … ERR_INVALID_URL', errno: 600009 })
  })

  it.each([
    ['a method that fetch refuses', { method: 'TRACE' }, 'method', 600009],
    ['a scheme that fetch does not know', { url: 'ftp://a.com/secret' }, 'scheme', 600009],
  ])('%s is a ConfigError: sent again it would be refused again', async (_what, call, words, errno) => {
    const { client, got } = await site()
    const error = await failure(client.request({ url: 'a', ...call } as never))
    expect([error.code, error.cause.errno, got]).toEqual(['CONFIG', errno, []])
    expect(error.cause.errMsg).toContain(words)
    expect(error.cause.errMsg).not.toContain('secret')
  })

  it('what takes longer than its timeout is a TimeoutError, also within the body', async () => {
    const { client } = await site({}, (response, { url }) => {
      if (url === '/body') response.write('{')
    })
    for (const url of ['head', 'body'])
      expect(await failure(client.get(url, { timeout: 60 }))).toBeInstanceOf(TimeoutError)
  })

  it('an abort cuts the connection', async () => {
    let isCut: (value: unknown) => void
    const cut = new Promise((resolve) => {
      isCut = resolve
    })
    const { abort, signal } = createCancelSource()
    const { client } = await site({}, (response) => {
      response.on('close', () => isCut('cut'))
      abort('left')
    })
    expect(await failure(client.get('a', { signal }))).toBeInstanceOf(AbortError)
    expect(await cut).toBe('cut')
  })

  it('an aborted task fails in a later turn, with wx’s words, and completes', async () => {
    const { host, baseURL } = await site({}, () => {})
    const told: unknown[] = []
    const completed = new Promise((complete) => {
      const task = host.request({ url: baseURL, fail: (failed) => told.push(failed), complete })
      task.abort()
      told.push('aborted')
    })
    await completed
    expect(told).toEqual(['aborted', { errMsg: 'request:fail abort', errno: undefined }])
  })

  it('a fetch that does not heed the signal is given up all the same', async () => {
    const { client } = await site({ fetch: () => new Promise(() => {}) })
    expect(await failure(client.get('a', { timeout: 20 }))).toBeInstanceOf(TimeoutError)
  })

  it('a global fetch that is put in its place later is used, as tools such as MSW do it', async () => {
    const { client } = await site()
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('"another"')))
    expect((await client.get('a')).data).toBe('another')
    vi.unstubAllGlobals()
  })

  it('without a fetch there is no host', () => {
    const { fetch } = globalThis
    try {
      Reflect.deleteProperty(globalThis, 'fetch')
      expect(() => fetchHost()).toThrow('fetchHost needs fetch')
    } finally {
      globalThis.fetch = fetch
    }
  })

  it.each([{ fetch: 1 }, { Fetch: 1 }, { credentials: true }, { storage: 'x' }, { files: {} }])(
    'an option that is not known or of another kind is told: %j',
    (options) => {
      expect(() => fetchHost(options as never)).toThrow(/fetchHost/)
    },
  )
})
