// The recipes of the site do what their pages say: the code of the pages runs as it stands there.
import { createHash } from 'node:crypto'
import { type CallOptions, type Client, createClient, type Interceptor } from '@wxpipe/core'
import type { DataClient } from '@wxpipe/data'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults, type PageDefinition, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

interface Http {
  readonly client: Client
}

describe('recipes/signing.md: the server of the page', () => {
  beforeEach(() => void vi.stubGlobal('md5', (text: string) => createHash('md5').update(text).digest('hex')))
  afterEach(() => void vi.unstubAllGlobals())

  it.each<[string, 'GET' | 'POST' | 'PUT', string, CallOptions]>([
    ['a GET with Chinese, signs and a list', 'GET', 'a', { query: { b: 2, a: '你 &=+', tag: ['z', 'a-', 'a'] } }],
    ['the data of a GET', 'GET', 'a?x=1', { data: { q: '好', list: [1] } }],
    ['JSON', 'POST', 'orders?dry=1', { data: { name: '茶', count: 1 } }],
    ['text', 'PUT', 'notes/1', { data: 'as it is' }],
    ['a form', 'POST', 'f', { data: { a: '好' }, header: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['no body', 'POST', 'ping', {}],
  ])('takes %s, once: what comes a second time is refused', async (_, method, url, options) => {
    const received: { method: string; url: string; headers: object; rawBody: string }[] = []
    const { load } = runPage('docs/recipes/signing.md', {
      handler({ method, url, header, raw }) {
        received.push({
          method,
          url: url.replace('https://api.example.com', ''),
          headers: header,
          rawBody: `${raw ?? ''}`,
        })
        return { data: 'ok' }
      },
    })
    const { client } = await load<Http>('src/http.ts')
    await outcomeOf(client.request({ method, url, ...options }))

    const { isSigned } = await load<{ isSigned(request: object): boolean }>('server/verify.ts')
    const [request] = received
    expect([isSigned(request!), isSigned(request!)]).toEqual([true, false])
    // It forgets the nonce after ten minutes.
    await pass(600_000)
  })

  it('gets the signature in the body, another one with each send', async () => {
    const received: Record<string, unknown>[] = []
    const { host, load } = runPage('docs/recipes/signing.md', {
      handler({ raw }) {
        received.push(JSON.parse(String(raw)))
        return { statusCode: received.length === 1 ? 503 : 200 }
      },
    })
    const { signBody } = await load<{ signBody: Interceptor }>('src/sign-body.ts')
    const client = createClient({ host: host.wx })
      .use(signBody)
      .use(retry({ methods: ['POST'] }))
    const call = client.post('https://api.example.com/orders', { sku: 1, items: [{ id: 2 }], note: '', coupon: null })
    await pass(10_000)
    await call

    const [first, second] = received
    expect(received).toHaveLength(2)
    expect(first!['nonce']).not.toBe(second!['nonce'])
    for (const { sign, ...fields } of received) {
      const { nonce, timestamp } = fields
      const text = `items=[{"id":2}]&nonce=${nonce}&sku=1&timestamp=${timestamp}&key=k3y`
      expect(fields).toMatchObject({ sku: 1, items: [{ id: 2 }], note: '', coupon: null })
      expect(sign).toBe(createHash('md5').update(text).digest('hex').toUpperCase())
    }
  })
})

describe('recipes/traceparent.md', () => {
  async function createApp() {
    let token = 'old'
    let failures = 1
    const sent: { path: string; traceparent: string | undefined }[] = []
    const { load } = runPage('docs/recipes/traceparent.md', {
      handler({ url, path, header }) {
        sent.push({ path: url.replace(/^https:\/\/api\.example\.com/, ''), traceparent: header['traceparent'] })
        if (path === '/refresh') return { data: { token: 'new' } }
        if (path === '/gone') return { statusCode: 404 }
        if (header['authorization'] === 'Bearer old') return { statusCode: 401 }
        return failures-- > 0 ? { statusCode: 503 } : { data: 'ok' }
      },
    })
    const { client } = await load<Http>('src/http.ts')
    const refreshing = tokenRefresh<{ token: string }>({
      getToken: () => token,
      refresh: (api) => api.get<{ token: string }>('refresh').then(({ data }) => data),
      setToken: (next) => {
        token = next.token
      },
    })
    client
      .use(tokenInjection({ getToken: () => token }))
      .use(tokenExpiry())
      .use(refreshing)
    return { client, sent, load }
  }

  it('has one trace for all sends of a call, whoever repeats them, and a span for each', async () => {
    const { client, sent } = await createApp()
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.map(({ path }) => path)).toEqual(['/a', '/refresh', '/a', '/a'])
    const parts = sent.map(({ traceparent = '' }) => /^00-([\da-f]{32})-([\da-f]{16})-01$/.exec(traceparent) ?? [])
    const traces = parts.map(([, trace]) => trace)
    expect(traces[0]).toEqual(expect.any(String))
    expect([traces[2], traces[3], traces[1] === traces[0]]).toEqual([traces[0], traces[0], false])
    expect(new Set(parts.map(([, , span]) => span)).size).toBe(4)
  })

  it('says nothing to another origin', async () => {
    const { client, sent } = await createApp()
    await outcomeOf(client.get('https://maps.example.org/x'))
    expect(sent[0]).toEqual({ path: 'https://maps.example.org/x', traceparent: undefined })
  })

  it('has words for users that hold the beginning of the trace', async () => {
    const { client, sent, load } = await createApp()
    const error = await outcomeOf(client.get('gone'))
    const { wordsFor } = await load<{ wordsFor(error: unknown): string }>('src/words.ts')
    const trace = sent[sent.length - 1]!.traceparent!.slice(3, 11)
    expect([wordsFor(error), wordsFor(new Error())]).toEqual([`出了点问题（${trace}）`, '出了点问题'])
  })
})
describe('recipes/backends.md', () => {
  it('RuoYi: the token of a login stands beside its code, a list in rows, anything else in data', async () => {
    const { host, load } = runPage('docs/recipes/backends.md', {
      handler: ({ path }) => ({
        data: {
          code: 200,
          msg: '操作成功',
          ...(path === '/login' ? { token: 't1' } : path.endsWith('/list') ? { rows: [7], total: 9 } : { data: path }),
        },
      }),
    })
    const ruoyi = await load<{
      http: DataClient
      logIn(name: string, password: string): Promise<void>
      getUsers(page: number): Promise<unknown>
    }>('src/ruoyi.ts')
    await ruoyi.logIn('admin', 'admin123')
    expect(host.storage['token']).toBe('t1')
    expect([await ruoyi.getUsers(1), await ruoyi.http.get('me')]).toEqual([{ list: [7], total: 9 }, '/me'])
    expect(host.requests.map(({ header }) => header['Authorization'])).toEqual([undefined, 'Bearer t1', 'Bearer t1'])
  })

  it('Yudao: a login is kept, and refreshed where the users’ side of the server does it', async () => {
    const { host, load } = runPage('docs/recipes/backends.md', {
      handler({ path, query, header }) {
        const next = (accessToken: string) => ({
          code: 0,
          data: { accessToken, refreshToken: `${accessToken}-refresh` },
        })
        if (path.endsWith('/member/auth/login')) return { data: next('old') }
        if (path.endsWith('/refresh-token')) return { data: next(`after ${query['refreshToken']}`) }
        return {
          data: header['authorization'] === 'Bearer old' ? { code: 401, msg: '账号未登录' } : { code: 0, data: 'ok' },
        }
      },
    })
    const yudao = await load<{ http: DataClient; logIn(mobile: string, password: string): Promise<void> }>(
      'src/yudao.ts',
    )
    await yudao.logIn('13800000000', 'admin123')
    expect(await yudao.http.get('trade/order/page')).toBe('ok')
    expect(
      host.requests.map(({ method, url }) => `${method} ${url.replace('https://api.example.com/app-api/', '')}`),
    ).toEqual([
      'POST member/auth/login',
      'GET trade/order/page',
      'POST member/auth/refresh-token?refreshToken=old-refresh',
      'GET trade/order/page',
    ])
  })

  it.each([
    ['an error of the system', { code: 500, data: null, msg: '系统异常' }],
    ['too many requests', { code: 429, data: null, msg: '请求过于频繁，请稍后重试' }],
  ])('Yudao: %s, which it says under 200, logs nobody out when it meets a refresh', async (_, busy) => {
    const { host, load } = runPage('docs/recipes/backends.md', {
      entry: 'pages/index/index',
      handler: ({ path, header }) => {
        if (path.endsWith('/refresh-token')) return { data: busy }
        return { data: header['authorization'] === 'Bearer old' ? { code: 401, msg: '账号未登录' } : { code: 0 } }
      },
    })
    host.wx.setStorageSync('session', { accessToken: 'old', refreshToken: 'old-refresh' })
    const { http } = await load<{ http: DataClient }>('src/yudao.ts')
    const call = http.get('trade/order/page').catch((error: unknown) => error)
    await pass(60_000)
    expect(await call).toMatchObject({ code: 'RESPONSE', cause: { business: { message: busy.msg } } })
    expect(host.storage['session']).toEqual({ accessToken: 'old', refreshToken: 'old-refresh' })
    expect(host.page?.route).toBe('pages/index/index')
  })

  it('Django: the page of a list, a refresh that rotates or not, and the words of any body without an envelope', async () => {
    const shown: string[] = []
    let reply: Reply = {}
    const { host, load } = runPage('docs/recipes/backends.md', {
      handler({ path, header }) {
        if (path.endsWith('/refresh/')) return { data: { access: 'new' } }
        if (header['authorization'] === 'Bearer old') return { statusCode: 401, data: { code: 'token_not_valid' } }
        return path.endsWith('/orders/') ? { data: { count: 7, next: null, results: [{ id: 1 }] } } : reply
      },
    })
    host.wx.setStorageSync('session', { access: 'old', refresh: 'r0' })
    const { http, getOrders } = await load<{ http: DataClient; getOrders(page: number, size: number): unknown }>(
      'src/django.ts',
    )
    expect(await getOrders(1, 10)).toEqual({ list: [{ id: 1 }], total: 7 })
    expect(host.wx.getStorageSync('session')).toMatchObject({ access: 'new', refresh: 'r0' })
    const words = async (data: unknown, statusCode = 400) => {
      reply = { statusCode, data } as Reply
      await http.get('a').catch(() => {})
      shown.push((host.calls.filter(({ api }) => api === 'showToast').pop()!.options as { title: string }).title)
      await pass(5_000)
      return shown.pop()
    }
    expect(await words({ detail: '限流了' }, 429)).toBe('限流了')
    expect(await words({ detail: [{ loc: ['body', 'name'], msg: '必填' }] }, 422)).toBe('必填')
    expect(await words({ name: ['该字段是必填项。'] })).toBe('该字段是必填项。')
    expect(await words({ statusCode: 400, message: ['名字太长'], error: 'Bad Request' })).toBe('名字太长')
    expect(await words({ message: '邮箱格式不对', errors: { email: ['x'] } }, 422)).toBe('邮箱格式不对')
    expect(await words({ data: null, error: { status: 400, message: '标题重复' } })).toBe('标题重复')
    expect(await words({ errors: [{ message: '缺少字段', extensions: { code: 'X' } }] })).toBe('缺少字段')
    expect(await words({ success: false, error: { code: 0, message: '库存不足' } }, 500)).toBe('库存不足')
    expect(await words('库存不足\n')).toBe('库存不足')
    for (const none of [
      '<html>502</html>',
      '<html>维护中</html>',
      'no healthy upstream\n',
      '',
      {},
      [],
      null,
      { a: null, b: { c: 7 } },
    ])
      expect(await words(none, 502)).toBe('操作失败，请稍后重试')
  })
})

describe('recipes/polling.md: the page', () => {
  interface Paying {
    data: { state?: string }
    onUnload(): void
  }

  async function openPaying(handler: () => Reply) {
    const { host, load } = runPage('docs/recipes/polling.md', { entry: 'pages/index/index', handler })
    vi.stubGlobal('Page', (definition: PageDefinition) => host.definePage('pages/paying/paying', definition))
    await load('src/pages/paying.ts')
    vi.unstubAllGlobals()
    await host.wx.navigateTo({ url: '/pages/paying/paying?id=7' })
    return { host, page: host.page as unknown as Paying }
  }

  it('asks until there is a result', async () => {
    let asked = 0
    const { page } = await openPaying(() => ({ data: { state: asked++ < 2 ? 'pending' : 'paid' } }))
    await pass(10_000)
    expect([asked, page.data.state]).toEqual([3, 'paid'])
  })

  it('asks no more when the page has gone, without a word', async () => {
    const { host } = await openPaying(() => ({ data: { state: 'pending' } }))
    await pass(3_000)
    const asked = host.requests.length
    await host.wx.navigateBack({})
    await pass(10_000)
    const told = host.calls.filter(({ api }) => api === 'showToast')
    expect([host.requests.length - asked, told, host.errors]).toEqual([0, [], []])
  })

  it('asks again at the next visit, and ends with that one too', async () => {
    const { host } = await openPaying(() => ({ data: { state: 'pending' } }))
    await host.wx.navigateBack({})
    await host.wx.navigateTo({ url: '/pages/paying/paying?id=8' })
    await pass(3_000)
    const asked = host.requests.filter(({ url }) => url.endsWith('/8')).length
    await host.wx.navigateBack({})
    const before = host.requests.length
    await pass(10_000)
    expect([asked, host.requests.length - before, host.errors]).toEqual([2, 0, []])
  })

  it('says so when it is not to be had, and the console has the reason', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const { host } = await openPaying(() => ({ statusCode: 500 }))
    await pass(1_000)
    expect(host.screen.kind).toBe('toast')
    expect(said.mock.calls).toEqual([[expect.objectContaining({ code: 'STATUS' })]])
  })
})

describe('recipes/polling.md: the badge', () => {
  interface Badge {
    startBadge(): Promise<void>
    stopBadge(): void
  }

  async function openBadge(handler: () => Reply) {
    const { host, load } = runPage('docs/recipes/polling.md', { handler })
    const badges: string[] = []
    Object.assign(host.wx, {
      setTabBarBadge: async ({ text }: { text: string }) => void badges.push(text),
      removeTabBarBadge: () => Promise.reject({ errMsg: 'removeTabBarBadge:fail not TabBar page' }),
    })
    const { client } = await load<Http>('src/poll.ts')
    client.use(tokenExpiry())
    return { host, badges, ...(await load<Badge>('src/badge.ts')) }
  }

  it('asks every 15 seconds in the foreground, one at a time, and survives a lost network', async () => {
    let unread = 2
    const { host, badges, startBadge, stopBadge } = await openBadge(() => ({ data: { unread } }))
    const said = vi.spyOn(console, 'error').mockReturnValue()
    void startBadge()
    void startBadge()
    await pass(1_000)
    unread = 0
    await pass(15_000)
    host.setNetwork('none')
    await pass(15_000)
    expect(said).toHaveBeenCalled()
    host.setNetwork('wifi')
    unread = 7
    await pass(15_000)
    stopBadge()
    const asked = host.requests.length
    await pass(100_000)
    expect(badges.filter((text) => text !== '2')).toEqual(['7'])
    expect(host.requests).toHaveLength(asked)
  })

  it('ends with the session', async () => {
    const { host, startBadge } = await openBadge(() => ({ statusCode: 401 }))
    await startBadge()
    expect(host.requests).toHaveLength(1)
  })
})

describe('recipes/payment.md', () => {
  interface Checkout {
    data: { isPaying: boolean; words: string }
    pay(): Promise<void>
  }

  async function openCheckout() {
    const orders = new Set<string>()
    const server = { state: 'unpaid', delay: 0 }
    const { host, load } = runPage('docs/recipes/payment.md', {
      entry: 'pages/index/index',
      handler({ method, path, header }) {
        if (path === '/orders') orders.add(header['idempotency-key']!)
        const data = method === 'GET' || path === '/orders' ? { id: 1, state: server.state } : { package: 'p' }
        return { data, delay: server.delay }
      },
    })
    let sheets = 0
    let endSheet: (failure?: string) => void = () => {}
    const requestPayment = () =>
      new Promise<void>((resolve, reject) => {
        sheets++
        endSheet = (failure) => (failure ? reject({ errMsg: `requestPayment:fail ${failure}` }) : resolve())
      })
    Object.assign(host.wx, { requestPayment })
    vi.stubGlobal('Page', (definition: PageDefinition) => host.definePage('pages/checkout/checkout', definition))
    await load('src/pages/checkout.ts')
    vi.unstubAllGlobals()
    await host.wx.navigateTo({ url: '/pages/checkout/checkout' })
    const page = host.page as unknown as Checkout
    return { host, page, server, orders, sheets: () => sheets, endSheet: (failure?: string) => endSheet(failure) }
  }

  it('is one order for two taps, a lost response and another tap', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    const { host, page, orders, sheets, endSheet } = await openCheckout()
    host.fail(faults.delivered(faults.connectionReset()), { url: '/orders', times: 3 })
    begun(page.pay())
    begun(page.pay())
    await pass(5_000)
    expect([page.data.words, sheets()]).toEqual(['没有结果，稍后在订单里看', 0])
    begun(page.pay())
    await pass(1_000)
    endSheet('cancel')
    await pass(1_000)
    expect([orders.size, sheets(), page.data]).toEqual([1, 1, { isPaying: false, words: '还没有付款' }])
  })

  it('asks the server whatever else the phone says, through a lost network and the background', async () => {
    const { host, page, server, endSheet } = await openCheckout()
    begun(page.pay())
    await pass(1_000)
    endSheet('system error')
    await pass(3_000)
    host.setNetwork('none')
    await pass(60_000)
    host.setNetwork('4g')
    host.background()
    await pass(600_000)
    server.state = 'paid'
    host.foreground()
    await pass(5_000)
    expect(page.data).toEqual({ isPaying: false, words: '付好了' })
  })

  it('asks 30 times at most', async () => {
    const { host, page, endSheet } = await openCheckout()
    begun(page.pay())
    await pass(1_000)
    endSheet()
    await pass(600_000)
    expect(host.requests.filter(({ method }) => method === 'GET').length).toBe(30)
    expect(page.data).toEqual({ isPaying: false, words: '还没有付款' })
  })

  it('opens no sheet over another page, and asks nothing when the user has left', async () => {
    const left = await openCheckout()
    left.server.delay = 1_000
    begun(left.page.pay())
    await pass(500)
    left.host.unloadPage()
    await pass(10_000)
    expect(left.sheets()).toBe(0)

    const { host, page, endSheet } = await openCheckout()
    begun(page.pay())
    await pass(1_000)
    endSheet()
    await pass(1_000)
    host.unloadPage()
    const asked = host.requests.length
    await pass(60_000)
    expect([host.requests.length - asked, host.errors]).toEqual([0, []])
  })
})

describe('recipes/outbox.md', () => {
  interface Outbox {
    submit(url: string, data: object): Promise<void>
    send(): Promise<void>
    waiting(): { readonly data: object; readonly isRefused?: boolean }[]
    setSession(next: { token: string; userId: number } | undefined): void
  }

  async function openOutbox(storage: Record<string, unknown> = { session: { token: 't1', userId: 1 } }) {
    vi.spyOn(console, 'error').mockReturnValue()
    const received: string[] = []
    const keys = new Set<string>()
    const { host, load } = runPage('docs/recipes/outbox.md', {
      storage,
      handler({ header, data }) {
        const { text } = data as { text: string }
        const key = header['idempotency-key']!
        if (text === 'bad') return { statusCode: 422 }
        if (text === 'busy') return { statusCode: 503 }
        if (keys.has(key)) return { statusCode: 409 }
        keys.add(key)
        received.push(`${text} by ${`${header['authorization']}`.replace('Bearer ', '')}`)
        return { data: {}, delay: 100 }
      },
    })
    const outbox = { ...(await load<Outbox>('src/http.ts')), ...(await load<Outbox>('src/outbox.ts')) }
    return { host, received, ...outbox }
  }

  it('sends when the network is back: each form once, in order, but for what the server refuses', async () => {
    const { host, received, submit, waiting, send } = await openOutbox()
    host.setNetwork('none')
    for (const text of ['a', 'bad', 'busy', 'b']) begun(submit('notes', { text }))
    await pass(1_000)
    expect([waiting().length, received]).toEqual([4, []])
    host.fail(faults.delivered(faults.timeout()), { url: '/notes' })
    host.setNetwork('4g')
    await pass(1_000)
    expect(received).toEqual(['a by t1'])
    begun(send())
    await pass(1_000)
    expect(received).toEqual(['a by t1', 'b by t1'])
    expect(waiting()).toMatchObject([{ data: { text: 'busy' } }, { data: { text: 'bad' }, isRefused: true }])
  })

  it('keeps what the app could not send for its next launch', async () => {
    const first = await openOutbox()
    first.host.setNetwork('none')
    begun(first.submit('notes', { text: 'a' }))
    await pass(1_000)
    const { received, send, waiting } = await openOutbox({ ...first.host.storage })
    begun(send())
    await pass(1_000)
    expect([received, waiting()]).toEqual([['a by t1'], []])
  })

  it('sends nothing as somebody else, nor as a visitor', async () => {
    const { received, submit, send, waiting, setSession } = await openOutbox()
    for (const text of ['a', 'b', 'c', 'd']) begun(submit('notes', { text }))
    await pass(50)
    setSession(undefined)
    await pass(1_000)
    expect(received).toEqual(['a by t1'])
    setSession({ token: 't1', userId: 1 })
    begun(send())
    await pass(50)
    setSession({ token: 't2', userId: 2 })
    begun(submit('notes', { text: 'of 2' }))
    await pass(1_000)
    expect(received.slice(1)).toEqual(['b by t1', 'of 2 by t2'])
    expect(waiting()).toEqual([])
    setSession({ token: 't1', userId: 1 })
    begun(send())
    await pass(1_000)
    expect([received.slice(3), waiting()]).toEqual([['c by t1', 'd by t1'], []])
  })
})
