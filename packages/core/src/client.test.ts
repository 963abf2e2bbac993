// The client: what reaches the host from its options and shorthands, and what comes back.
import { afterEach, describe, expect, it } from 'vitest'
import { rejectionOf, seeRequest, seeResponse } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { ConfigError, createCancelSource, createClient, type Host, type HttpRequest, withHeader } from './index.ts'

const setup = (options = {}) => {
  const { host, asked } = scriptedHost(responding())
  return { client: createClient({ host, ...options }), asked, sent: () => asked[asked.length - 1]!.options }
}

describe('client.request takes wx.request’s own option names', () => {
  it('and hands its further options through untouched', async () => {
    const { client, sent } = setup({ baseURL: 'https://a.com', dataType: 'json', enableHttp2: true })
    const further = {
      dataType: 'text',
      responseType: 'arraybuffer',
      enableCache: true,
      enableChunked: false,
      enableHttpDNS: true,
      enableHttpDNSFallback: true,
      enableProfile: true,
      enableQuic: true,
      forceCellularNetwork: true,
      httpDNSServiceId: 'id',
      httpDNSTimeout: 5,
      redirect: 'manual',
      useHighPerformanceMode: false,
    } as const
    await client.request({ url: 'x', method: 'POST', data: { a: 1 }, header: { h: '1' }, timeout: 9, ...further })
    const { success, fail, ...rest } = sent()
    expect(rest).toEqual({
      url: 'https://a.com/x',
      method: 'POST',
      data: { a: 1 },
      header: { h: '1' },
      timeout: 9,
      enableHttp2: true,
      ...further,
    })
    expect([typeof success, typeof fail]).toEqual(['function', 'function'])
  })

  it('and hands nothing else through: not ours, not a plugin’s, not what is undefined', async () => {
    const { client, sent } = setup()
    client.use({ name: 'plugins', keys: { retry: 'any', auth: 'any' } })
    const ours = { query: { a: 1 }, signal: undefined, validateStatus: () => true, retry: 3, auth: false }
    await client.request({ url: 'x', enableHttp2: undefined, timeout: undefined, ...ours })
    expect(Object.keys(sent()).sort()).toEqual(['fail', 'header', 'method', 'success', 'url'])
  })

  it('a response has wx’s names, as the host gave it', async () => {
    const result = { data: [1], statusCode: 200, header: { A: 'b' }, cookies: ['c'], profile: { rtt: 1 }, errMsg: 'ok' }
    const host: Host = { request: (options) => options.success!(result) }
    expect(await createClient({ host }).get('x')).toEqual(result)
  })
})

describe('the shorthands', () => {
  it('get, head, options and delete take url and options', async () => {
    const { client, sent } = setup()
    for (const name of ['get', 'head', 'options', 'delete'] as const) {
      await client[name]('x', { query: { a: 1 }, data: { d: 1 } })
      expect(sent()).toMatchObject({ url: 'x?a=1', method: name.toUpperCase(), data: { d: 1 } })
      await client[name]('y')
      expect(sent()).toMatchObject({ url: 'y', method: name.toUpperCase() })
    }
  })

  it('post and put take url, data and options', async () => {
    const { client, sent } = setup()
    for (const name of ['post', 'put'] as const) {
      await client[name]('x', { d: 1 }, { header: { a: '1' } })
      expect(sent()).toMatchObject({ url: 'x', method: name.toUpperCase(), data: { d: 1 }, header: { a: '1' } })
      await client[name]('y')
      expect(sent()).not.toHaveProperty('data')
    }
  })

  it('refuse a url, a method or a second body in the options: a PATCH would be sent as a POST', async () => {
    const { client, asked } = setup()
    for (const options of [{ url: 'y' }, { method: 'PATCH' }, { data: 'other' }] as object[]) {
      expect((await rejectionOf(client.post('x', 'mine', options))).message).toBe('url, method or data given twice')
    }
    expect((await rejectionOf(client.get('x', { method: 'DELETE' } as object))).message).toContain('given twice')
    expect(asked).toEqual([])
    // What says the same is no contradiction.
    await client.post('x', 'mine', { url: 'x', method: 'post', data: 'mine' } as object)
    // A body that stands in the options alone, as `wx.request` has it, is the body.
    await client.post('x', undefined, { data: 'mine' })
    expect(asked[1]!.options.data).toBe('mine')
  })

  it('refuse what stands after the options, as other clients have it: get(url, data, options)', async () => {
    const { client, asked } = setup()
    const own = { header: { a: '1' } }
    for (const name of ['get', 'head', 'options', 'delete'] as const) {
      const call = client[name] as (...given: readonly unknown[]) => Promise<unknown>
      for (const second of [{}, undefined, { query: { a: 1 } }, null]) {
        const error = await rejectionOf(call('x', second, own))
        expect(error).toMatchObject({ code: 'CONFIG', message: 'write one object: { query, data, header }' })
      }
    }
    expect(asked).toEqual([])
    // What wrappers pass on although nobody has given it.
    await (client.get as (...given: readonly unknown[]) => Promise<unknown>)('x', own, undefined)
    expect(asked[0]!.options.header).toEqual({ a: '1' })
    // `map` gives the index and the list as well.
    await Promise.all([{ url: 'y' }, { url: 'z' }].map(client.request))
    expect(asked).toHaveLength(3)
  })

  it('a base URL written into the client later is refused: plugins would take it for another origin', async () => {
    const { client, sent } = setup({ baseURL: 'https://a.com/' })
    expect(() => Object.assign(client, { baseURL: 'https://b.com/' })).toThrow(TypeError)
    expect(client.baseURL).toBe('https://a.com/')
    await client.get('x')
    expect(sent().url).toBe('https://a.com/x')
  })

  it('a method may be written in lower case, and is GET when there is none', async () => {
    const { client, sent } = setup()
    await client.request({ url: 'x', method: 'post' as 'POST' })
    expect(sent().method).toBe('POST')
    await client.request({ url: 'x' })
    expect(sent().method).toBe('GET')
  })

  it('refuse leftover callbacks as client.request does', async () => {
    const { client, asked } = setup()
    const leftover = { success() {} } as object
    for (const call of [client.get('x', leftover), client.post('x', {}, leftover)]) {
      expect(await rejectionOf(call)).toBeInstanceOf(ConfigError)
    }
    expect(asked).toEqual([])
  })
})

describe('the default transport', () => {
  const global = globalThis as { wx?: unknown }
  afterEach(() => {
    delete global.wx
  })

  it('is the global wx of the moment, looked up when first used', async () => {
    const client = createClient()
    const error = await rejectionOf(client.get('x'))
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('no wx.request: write host: uniHost(), taroHost() or fetchHost()'),
    })
    const first = scriptedHost(responding('first'))
    global.wx = first.host
    expect((await client.get('x')).data).toBe('first')
  })

  it('calls request as a method of the host', async () => {
    const host = {
      body: 'own this',
      request(options: { success?: (result: unknown) => void }) {
        options.success!({ data: this.body, statusCode: 200, header: {} })
      },
    }
    expect((await createClient({ host }).get('x')).data).toBe('own this')
  })

  it('gives way to a transport of the client, and that to one of the request or a hook', async () => {
    const saying = (data: string) => (_: HttpRequest, settle: (outcome: unknown) => void) =>
      settle({ data, statusCode: 200, header: {} })
    const { client, asked } = setup({ transport: saying('client') })
    expect((await client.get('x')).data).toBe('client')
    expect((await client.get('x', { transport: saying('request') })).data).toBe('request')
    client.use({ name: 'hook', request: (r) => ({ ...r, transport: saying('hook') }) })
    expect((await client.get('x')).data).toBe('hook')
    expect(asked).toEqual([])
  })

  it('a transport may return a promise, and its status is judged as well', async () => {
    const promised = (statusCode: number) => async () => ({ data: 'later', statusCode, header: {} })
    expect((await createClient({ transport: promised(200) }).get('x')).data).toBe('later')
    expect(await rejectionOf(createClient({ transport: promised(500) }).get('x'))).toMatchObject({ code: 'STATUS' })
  })

  it('a transport that settles and promises besides is heard once', async () => {
    const both = async (_: HttpRequest, settle: (outcome: unknown) => void) => {
      settle({ data: 'settled', statusCode: 200, header: {} })
      throw new Error('unheard')
    }
    expect((await createClient({ transport: both }).get('x')).data).toBe('settled')
  })

  it('what a transport settles with is the rejection itself when it is no response', async () => {
    for (const outcome of [undefined, null, 'text', {}]) {
      const settled = await rejectionOf(createClient({ transport: (_, settle) => settle(outcome) }).get('x'))
      expect(settled).toBe(outcome)
    }
  })
})

describe('a request on its way', () => {
  it('can be written as JSON in every hook, and shows nothing of what is inside', async () => {
    const source = createCancelSource()
    const written: string[] = []
    const write = (request: HttpRequest) => written.push(JSON.stringify(request))
    const client = createClient({ host: scriptedHost(responding()).host })
      .use({
        name: 'log',
        order: 100,
        request: seeRequest(write),
        response: seeResponse((_, request) => write(request)),
      })
      .use({ name: 'token', request: (r) => withHeader(r, 'authorization', 'S3CR3T') })
    await client.get('x')
    await client.get('x', { signal: source.signal })
    expect(written).toHaveLength(4)
    for (const text of written) {
      expect(JSON.parse(text)).toMatchObject({ url: 'x', method: 'GET' })
      expect(text).not.toContain('S3CR3T')
    }
  })

  it("knows the caller's own options and the client's own base URL, whatever its own is", async () => {
    const seen: HttpRequest[] = []
    const { client } = setup({ baseURL: 'https://a.com/' })
    client.use({ name: 'see', keys: { auth: 'any' }, request: seeRequest((request) => seen.push(request)) })
    const options = { url: 'x', baseURL: 'https://b.com/', auth: false }
    await client.request(options)
    expect(seen[0]!.options).toBe(options)
    expect(seen[0]!.baseURL).toBe('https://b.com/')
    expect(seen[0]!.call).toMatchObject({ client: { baseURL: 'https://a.com/' }, sends: 1 })
    expect(seen[0]!.credential).toBeUndefined()
  })
})
