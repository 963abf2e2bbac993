// The code of the guide's first pages does what the text beside it says.
import { type Client, createClient, type HttpError, type Interceptor } from '@wxpipe/core'
import type { DataClient } from '@wxpipe/data'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import type { HostOptions, PageDefinition } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

type Call = Promise<{ readonly data: unknown }>
const base64 = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64')

type Data = (...given: unknown[]) => Promise<unknown>

/** What a call yields, with all the time that it takes. */
const done = (call: Promise<unknown>) => outcomeOf(call.then((data) => ({ data })))

describe('guide/start.md', () => {
  const pages = ['pages/index/index', 'pages/groups/groups', 'pages/login/login']

  /** The app of the page, on a phone whose server knows the token 'good'. */
  async function launch(create: object, logIn: object = { code: 0, data: { token: 'good' } }) {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const { host, load } = runPage('docs/guide/start.md', {
      pages,
      handler({ path, method, header }) {
        if (path === '/login') return { data: logIn }
        if (header['authorization'] !== 'Bearer good') return { data: { code: 401, message: '过期' } }
        return { data: method === 'POST' ? create : { code: 0, data: [{ id: 1, name: '跑步' }] } }
      },
    })
    for (const name of ['groups', 'login']) {
      vi.stubGlobal('Page', (page: PageDefinition) => host.definePage(`pages/${name}/${name}`, page))
      await load(`src/pages/${name}/${name}.ts`)
    }
    vi.unstubAllGlobals()
    await host.wx.navigateTo({ url: '/pages/groups/groups' })
    await pass(5_000)
    const call = async (method: string) => {
      const work = begun((host.page as unknown as { [name: string]: () => Promise<void> })[method]!())
      // Less than a toast stays.
      await pass(1_000)
      await work
    }
    return { host, call, load, said }
  }

  it('a mistake in the code is in the console, whatever the page shows', async () => {
    const { host, call, load, said } = await launch({})
    await call('submit')
    said.mockClear()
    const { client } = await load<{ client: Client }>('src/http.ts')
    client.use({ name: 'mistaken', request: () => undefined as never })
    await call('load')
    await call('create')
    expect(host.page?.data['isFailed']).toBe(true)
    expect(said.mock.calls).toEqual([1, 2].map(() => [expect.objectContaining({ code: 'CONFIG' })]))
  })

  it('an expired session opens the login page, and after the login the page shows its groups', async () => {
    const { host, call } = await launch({})
    expect(host.page?.route).toBe('pages/login/login')
    await call('submit')
    expect([host.page?.route, host.page?.data]).toEqual([
      'pages/groups/groups',
      { groups: [{ id: 1, name: '跑步' }], isFailed: false },
    ])
  })

  it('who goes back from the login page without a login is left alone', async () => {
    const { host } = await launch({})
    host.unloadPage()
    await pass(5_000)
    expect(host.page?.route).toBe('pages/groups/groups')
    expect(host.requests).toHaveLength(1)
  })

  it.each([
    [{ code: 3, message: '名字已被占用' }, '名字已被占用'],
    [{ code: 3 }, '没有成功，请再试一次'],
  ])('a group that is refused with %j is told in words', async (create, words) => {
    const { host, call } = await launch(create)
    await call('submit')
    await call('create')
    expect(host.screen).toMatchObject({ kind: 'toast', title: words })
  })

  it.each([
    [{ code: 5, message: '账号已停用' }, '账号已停用'],
    [{ code: 5 }, '登录失败，请再试一次'],
  ])(
    'a login that is refused with %j is told in words and in the console, and its page stays open',
    async (logIn, words) => {
      const { host, call, said } = await launch({}, logIn)
      said.mockClear()
      await call('submit')
      expect(host.screen).toMatchObject({ kind: 'toast', title: words })
      expect(said.mock.calls).toEqual([[expect.objectContaining({ code: 'RESPONSE' })]])
      expect(host.page?.route).toBe('pages/login/login')
    },
  )
})

describe('guide/request.md', () => {
  const app = (handler: NonNullable<HostOptions['handler']>) => runPage('docs/guide/request.md', { handler })
  const echo = () => app(({ url, method, header, data }) => ({ data: { url, method, header, data } }))

  it('an array is a parameter for each of its values, in the form that the server wants', async () => {
    const { host, load } = echo()
    const { getOrders } = await load<{ getOrders: Data }>('src/services/order.ts')
    await done(getOrders(['paid', 'sent']))
    const { http } = await load<{ http: DataClient }>('src/http.ts')
    await done(http.get('orders', { query: { 'ids[]': [1, 2], no: undefined, none: null, at: new Date(0) } }))
    await done(http.get('orders', { query: { ids: [1, 2].join() } }))
    expect(host.requests.map(({ url }) => decodeURIComponent(url.split('?')[1]!))).toEqual([
      'states=paid&states=sent&page=1',
      'ids[]=1&ids[]=2&at=1970-01-01T00:00:00.000Z',
      'ids=1,2',
    ])
  })

  it('forms, a DELETE with a body, and headers of the client that are taken off are sent as the table says', async () => {
    const { load } = echo()
    const { http } = await load<{ http: DataClient }>('src/http.ts')
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await done(http.post('orders', { sku: 1 }, { header: form }))).toMatchObject({ data: { sku: '1' } })
    const removed = await done(http.delete('orders', { data: { ids: [1, 2] }, header: { 'x-client': null } }))
    expect(removed).toMatchObject({ method: 'DELETE', data: { ids: [1, 2] } })
    expect(removed).not.toHaveProperty(['header', 'x-client'])
    expect(await done(http.get('orders', { data: { ids: [1, 2] } }))).toMatchObject({
      url: expect.stringContaining(encodeURIComponent('[1,2]')),
    })
    expect(await done(http.get('https://maps.example.org/ip'))).toMatchObject({ header: { 'x-client': '1.4.0' } })
    expect(await done(http.get('orders', { query: { a: {} } }))).toMatchObject({ code: 'CONFIG' })
  })

  it('a parameter of all requests gives way to the request’s own', async () => {
    const { host, load } = echo()
    const { http } = await load<{ http: DataClient }>('src/http.ts')
    http.client.use((await load<{ common: Interceptor }>('src/common.ts')).common)
    await done(http.get('a'))
    await done(http.get('a', { query: { channel: 'own' } }))
    expect(host.requests.map(({ url }) => url.split('?')[1])).toEqual(['channel=wechat', 'channel=own'])
  })

  it('a captcha is an image, with the id from its header', async () => {
    const { host, load } = app(() => ({ data: new Uint8Array([1, 2, 3]).buffer, header: { 'Captcha-Id': '7' } }))
    vi.stubGlobal('wx', Object.assign(Object.create(host.wx), { arrayBufferToBase64: base64 }))
    const { getCaptcha } = await load<{ getCaptcha: Data }>('src/captcha.ts')
    expect(await done(getCaptcha())).toEqual({ id: '7', src: 'data:image/png;base64,AQID' })
    vi.unstubAllGlobals()
  })

  it('a long id keeps its digits, as a string; other numbers and texts stay what they are', async () => {
    const json =
      '{"id":1145876441225760769,"list":[-9007199254740993,9007199254740991,1.5,1e30],"text":"a \\"1145876441225760769\\" b"}'
    const { load } = app(({ path }) => ({ data: path === '/text' ? 'no JSON' : json }))
    const { client } = await load<{ client: Client }>('src/long-ids.ts')
    expect(await outcomeOf(client.get('a') as Call)).toEqual({
      id: '1145876441225760769',
      list: ['-9007199254740993', 9007199254740991, 1.5, 1e30],
      text: 'a "1145876441225760769" b',
    })
    expect(await outcomeOf(client.get('text') as Call)).toBe('no JSON')
  })

  it('with a line break that iOS has made of a line separator, the ids stay whole, and a client that has none reads it', async () => {
    const json = '{\n"id":1145876441225760769,"text":"a\nb"}'
    const { load } = app(({ path }) => ({ data: path === '/text' ? 'a\nb' : json }))
    const { client } = await load<{ client: Client }>('src/long-ids.ts')
    expect(await outcomeOf(client.get('a') as Call)).toEqual({ id: '1145876441225760769', text: 'a b' })
    const plain = await load<{ client: Client }>('src/line-separators.ts')
    expect(await outcomeOf(plain.client.get('a') as Call)).toMatchObject({ text: 'a b' })
    expect(await outcomeOf(plain.client.get('text') as Call)).toBe('a\nb')
  })

  it('JSON instead of a picture is not shown as one', async () => {
    const { load } = app(({ path }) =>
      path === '/pictures/1' ? { data: 'png' } : { data: { code: 1 }, header: { 'Content-Type': 'application/json' } },
    )
    const { getPicture } = await load<{ getPicture: (id: number) => Promise<ArrayBuffer> }>('src/picture.ts')
    expect((await getPicture(1)).byteLength).toBe(3)
    await expect(getPicture(2)).rejects.toThrow('no picture')
  })

  it('a refusal of a client that parses for itself is parsed too', async () => {
    const { load } = app(() => ({ statusCode: 422, data: '{"code":7,"order":1145876441225760769}' }))
    const { client } = await load<{ client: Client }>('src/long-ids.ts')
    const failure = (await outcomeOf(client.get('a') as Call)) as HttpError
    expect(failure.response?.data).toEqual({ code: 7, order: '1145876441225760769' })
  })
})

describe('guide/request.md: encrypted bodies', () => {
  it('the server gets and gives what is encrypted, and a session that expires is seen in plain', async () => {
    vi.stubGlobal('encrypt', (text: string) => Buffer.from(text).toString('base64'))
    vi.stubGlobal('decrypt', (text: string) => Buffer.from(text, 'base64').toString())
    const secret = (data: unknown) => ({ body: Buffer.from(JSON.stringify(data)).toString('base64') })
    const { host, load } = runPage('docs/guide/request.md', {
      handler: ({ path }) => ({
        statusCode: path === '/refused' ? 403 : 200,
        data: path === '/orders' ? secret({ id: 7 }) : secret({ code: 99997 }),
      }),
    })
    const { encrypted } = await load<{ encrypted: Interceptor }>('src/encrypted.ts')
    const client = createClient({ baseURL: 'https://api.example.com/' })
      .use(tokenExpiry({ codes: [99997] }))
      .use(encrypted)
    expect(await outcomeOf(client.post('orders', { sku: 1 }))).toEqual({ id: 7 })
    expect(host.requests[0]?.data).toEqual(secret({ sku: 1 }))
    for (const url of ['expired', 'refused'])
      expect(await outcomeOf(client.get(url))).toMatchObject({ code: 'AUTH_EXPIRED' })
    vi.unstubAllGlobals()
  })
})
