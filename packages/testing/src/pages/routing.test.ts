// The routing calls: what they do to the page stack, and what they refuse.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHost, type Host, type HostOptions, type WxFailure } from '../index.ts'

afterEach(() => {
  vi.useRealTimers()
})

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

  it('the page of a plugin has a url with a scheme, and no leading slash', async () => {
    const live = 'plugin-private://wx0123456789abcdef/pages/live/live'
    for (const pages of [undefined, ['pages/list/list', live]]) {
      const host = createHost({ ...(pages && { pages }), entry: 'pages/list/list' })
      await host.wx.navigateTo({ url: `${live}?room=1` })
      expect([host.page?.route, host.page?.url, host.page?.options]).toEqual([live, `${live}?room=1`, { room: '1' }])
      expect(await refusal(host.wx.navigateTo({ url: `/${live}` }))).toBe(`navigateTo:fail page "${live}" is not found`)
      await host.wx.redirectTo({ url: '/pages/list/list' })
      expect(routes(host)).toEqual(['pages/list/list', 'pages/list/list'])
    }
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

describe('a busy router', () => {
  const everyCall = ({ wx }: Host) =>
    Promise.all([
      refusal(wx.navigateTo({ url: '/pages/list/list' })),
      refusal(wx.redirectTo({ url: '/pages/list/list' })),
      refusal(wx.reLaunch({ url: '/pages/list/list' })),
      refusal(wx.switchTab({ url: '/pages/mine/mine' })),
      refusal(wx.navigateBack()),
    ])
  const BUSY = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack'].map((api) => `${api}:fail busy`)

  it('refuses every routing call, and changes no page', async () => {
    const host = create()
    await host.wx.navigateTo({ url: '/pages/login/login' })
    const [first, second] = host.pages
    host.routerBusy(1_000)
    expect(await everyCall(host)).toEqual(BUSY)
    expect(host.pages).toHaveLength(2)
    expect([host.pages[0] === first, host.pages[1] === second]).toEqual([true, true])
    expect(host.calls.at(-1)).toMatchObject({ state: 'fail', result: { errMsg: 'navigateBack:fail busy' } })
  })

  it('is free again when its time is over, and not a millisecond earlier', async () => {
    vi.useFakeTimers()
    const host = create()
    host.routerBusy(300)
    await vi.advanceTimersByTimeAsync(299)
    expect(await refusal(host.wx.navigateTo({ url: '/pages/list/list' }))).toBe('navigateTo:fail busy')
    await vi.advanceTimersByTimeAsync(1)
    expect(await refusal(host.wx.navigateTo({ url: '/pages/list/list' }))).toBe('ok')
    expect(host.page?.route).toBe('pages/list/list')
  })

  it('is free again when it is told so, and after a reset', async () => {
    const host = create()
    for (const free of [() => host.routerBusy(0), () => host.reset()]) {
      host.routerBusy(60_000)
      free()
      expect(await refusal(host.wx.navigateTo({ url: '/pages/list/list' }))).toBe('ok')
    }
  })

  it('stays free after a reset, though the clock is put back', async () => {
    vi.useFakeTimers({ now: new Date('2100-01-01') })
    const host = create()
    host.reset()
    vi.useRealTimers()
    expect(await refusal(host.wx.navigateTo({ url: '/pages/list/list' }))).toBe('ok')
  })

  it('keeps no user from leaving a page', async () => {
    const host = create()
    await host.wx.navigateTo({ url: '/pages/list/list' })
    host.routerBusy(60_000)
    host.unloadPage()
    expect(routes(host)).toEqual(['pages/index/index'])
  })
})
