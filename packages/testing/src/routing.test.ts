// The page stack: routing calls, their refusals, page objects and route events.
import { describe, expect, it } from 'vitest'
import { createHost, type Host, type HostOptions, type WxFailure } from './index'

const create = (options?: HostOptions) =>
  createHost({
    pages: ['pages/index/index', 'pages/list/list', 'pages/login/login', 'pages/mine/mine'],
    tabBar: ['pages/index/index', 'pages/mine/mine'],
    ...options,
  })
const routes = (host: Host) => host.pages.map((page) => page.route)
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: WxFailure) => error.errMsg,
  )

describe('moving between pages', () => {
  it('starts with the entry page, and with none when entry is empty', () => {
    expect(routes(create())).toEqual(['pages/index/index'])
    expect(create({ entry: '' }).getCurrentPages()).toEqual([])
  })

  it('navigateTo adds, redirectTo replaces, navigateBack goes back, reLaunch starts over', async () => {
    const host = create()
    await host.wx.navigateTo({ url: '/pages/list/list' })
    await host.wx.navigateTo({ url: '/pages/list/list?n=2' })
    await host.wx.redirectTo({ url: '/pages/login/login' })
    expect(routes(host)).toEqual(['pages/index/index', 'pages/list/list', 'pages/login/login'])
    await host.wx.navigateBack({ delta: 2 })
    expect(routes(host)).toEqual(['pages/index/index'])
    await host.wx.reLaunch({ url: '/pages/login/login' })
    expect(routes(host)).toEqual(['pages/login/login'])
  })

  it('page options are handed over as they stand in the url, not decoded', async () => {
    const host = create()
    await host.wx.navigateTo({ url: '/pages/login/login?from=%2Fpages%2Flist%3Fa%3D1&b=x%20y' })
    expect(host.page?.options).toEqual({ from: '%2Fpages%2Flist%3Fa%3D1', b: 'x%20y' })
    expect(host.page?.url).toBe('/pages/login/login?from=%2Fpages%2Flist%3Fa%3D1&b=x%20y')
  })

  it('a url without a leading slash is relative to the current page', async () => {
    const host = create()
    await host.wx.navigateTo({ url: '../list/list' })
    expect(host.page?.route).toBe('pages/list/list')
    expect(await refusal(host.wx.navigateTo({ url: 'pages/login/login' }))).toBe(
      'navigateTo:fail page "pages/list/pages/login/login" is not found',
    )
  })

  it('a call with a callback returns nothing, a call without returns a promise', async () => {
    const host = create()
    const outcome = await new Promise((resolve) => {
      expect(host.wx.navigateTo({ url: '/pages/list/list', success: resolve })).toBeUndefined()
    })
    expect(outcome).toEqual({ errMsg: 'navigateTo:ok' })
    expect(await host.wx.navigateBack()).toEqual({ errMsg: 'navigateBack:ok' })
  })
})

describe('what routing refuses', () => {
  it('the eleventh page', async () => {
    const host = create()
    for (let n = 1; n < 10; n++) await host.wx.navigateTo({ url: '/pages/list/list' })
    expect(await refusal(host.wx.navigateTo({ url: '/pages/list/list' }))).toBe(
      'navigateTo:fail webview count limit exceed',
    )
    expect(host.pages).toHaveLength(10)
    expect(await refusal(host.wx.redirectTo({ url: '/pages/list/list' }))).toBe('ok')
  })

  it('tab pages for navigateTo and redirectTo, other pages for switchTab', async () => {
    const { wx } = create()
    expect(await refusal(wx.navigateTo({ url: '/pages/mine/mine' }))).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect(await refusal(wx.redirectTo({ url: '/pages/mine/mine' }))).toBe(
      'redirectTo:fail can not redirectTo a tabbar page',
    )
    expect(await refusal(wx.switchTab({ url: '/pages/list/list' }))).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    )
  })

  it('unknown pages, a missing url, and going back from the first page', async () => {
    const { wx } = create()
    expect(await refusal(wx.navigateTo({ url: '/pages/none/none' }))).toBe(
      'navigateTo:fail page "pages/none/none" is not found',
    )
    expect(await refusal(wx.navigateTo({} as { url: string }))).toContain(
      'parameter.url should be String instead of Undefined',
    )
    expect(await refusal(wx.navigateBack())).toBe('navigateBack:fail cannot navigate back at first page.')
  })
})

describe('pages', () => {
  const hooks = (host: Host, log: string[], ...names: string[]) => {
    for (const name of names) {
      host.definePage(`pages/${name}/${name}`, {
        onLoad(options) {
          log.push(`${name} load ${JSON.stringify(options)}`)
        },
        onShow: () => void log.push(`${name} show`),
        onHide: () => void log.push(`${name} hide`),
        onUnload: () => void log.push(`${name} unload`),
      })
    }
  }

  it('a defined page gets its hooks, with itself as this, and data of its own', async () => {
    const host = create()
    host.definePage('pages/list/list', {
      data: { items: [] as number[] },
      onLoad(options) {
        ;(this.data as { items: string[] }).items.push(options.id ?? '')
      },
    })
    await host.wx.navigateTo({ url: '/pages/list/list?id=1' })
    await host.wx.navigateTo({ url: '/pages/list/list?id=2' })
    expect(host.pages.slice(1).map((page) => page.data)).toEqual([{ items: ['1'] }, { items: ['2'] }])
    host.page?.setData({ done: true })
    expect(host.page?.data).toEqual({ items: ['2'], done: true })
  })

  it('hooks run in the order of wx', async () => {
    const host = create()
    const log: string[] = []
    hooks(host, log, 'index', 'list', 'login')
    await host.wx.navigateTo({ url: '/pages/list/list?a=1' })
    await host.wx.redirectTo({ url: '/pages/login/login' })
    await host.wx.navigateBack()
    expect(log).toEqual([
      'index load {}',
      'index show',
      'index hide',
      'list load {"a":"1"}',
      'list show',
      'list unload',
      'login load {}',
      'login show',
      'login unload',
      'index show',
    ])
  })

  it('tab pages live on while another tab shows, and end with reLaunch', async () => {
    const host = create()
    const log: string[] = []
    hooks(host, log, 'index', 'mine', 'list')
    const first = host.page
    await host.wx.switchTab({ url: '/pages/mine/mine?lost=1' })
    expect(host.page?.options).toEqual({})
    await host.wx.navigateTo({ url: '/pages/list/list' })
    await host.wx.switchTab({ url: '/pages/index/index' })
    expect(host.pages).toEqual([first])
    expect(log.filter((line) => line.includes('load') && !line.startsWith('list'))).toEqual([
      'index load {}',
      'mine load {}',
    ])
    await host.wx.reLaunch({ url: '/pages/list/list' })
    expect(log).toContain('mine unload')
    expect(routes(host)).toEqual(['pages/list/list'])
  })

  it('an unload is announced before it happens, whoever causes it', async () => {
    const host = create()
    await host.wx.navigateTo({ url: '/pages/list/list' })
    const log: unknown[] = []
    host.wx.onBeforePageUnload(({ path }) => log.push(['before', path, host.pages.length]))
    host.wx.onAfterPageUnload(({ path }) => log.push(['after', path, host.pages.length]))
    host.unloadPage()
    expect(log).toEqual([
      ['before', 'pages/list/list', 2],
      ['after', 'pages/list/list', 1],
    ])
    host.wx.offBeforePageUnload()
    host.wx.offAfterPageUnload()
    host.unloadPage()
    expect(log).toHaveLength(2)
    expect(host.page).toBeUndefined()
  })

  it('the events of a redirect come in the documented order', async () => {
    const host = create()
    const log: string[] = []
    host.definePage('pages/list/list', { onUnload: () => void log.push('onUnload') })
    host.definePage('pages/login/login', {
      onLoad: () => void log.push('onLoad'),
      onShow: () => void log.push('onShow'),
    })
    await host.wx.navigateTo({ url: '/pages/list/list' })
    const ids = new Set<string>()
    for (const name of [
      'BeforeAppRoute',
      'BeforePageUnload',
      'AfterPageUnload',
      'BeforePageLoad',
      'AfterPageLoad',
      'AppRoute',
      'AppRouteDone',
    ] as const) {
      host.wx[`on${name}`](({ routeEventId }) => {
        log.push(name)
        ids.add(routeEventId)
      })
    }
    await host.wx.redirectTo({ url: '/pages/login/login' })
    expect(log).toEqual([
      'BeforeAppRoute',
      'BeforePageUnload',
      'onUnload',
      'AfterPageUnload',
      'BeforePageLoad',
      'onLoad',
      'onShow',
      'AfterPageLoad',
      'AppRoute',
      'AppRouteDone',
    ])
    expect(ids.size).toBe(1)
  })
})
