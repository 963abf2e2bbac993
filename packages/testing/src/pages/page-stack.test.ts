// Page objects: hooks, data, tab pages, unloads and route events.
import { describe, expect, it } from 'vitest'
import { createHost, type Host } from '../index.ts'

const create = () =>
  createHost({
    pages: ['pages/index/index', 'pages/list/list', 'pages/login/login', 'pages/mine/mine'],
    tabBar: ['pages/index/index', 'pages/mine/mine'],
  })
const routes = (host: Host) => host.pages.map((page) => page.route)

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

  it.each(['navigateTo', 'redirectTo', 'reLaunch'] as const)(
    '%s runs onLoad before it calls back, and the new page is in the stack by then',
    async (api) => {
      const host = create()
      const log: unknown[] = []
      host.definePage('pages/login/login', {
        onLoad() {
          log.push(['onLoad', host.getCurrentPages().at(-1) === this, host.calls.at(-1)?.state])
          host.wx.request({ url: 'https://api.example.com/', complete: () => log.push('response') })
        },
      })
      const success = () => log.push(['success', host.requests.map((call) => call.state)])
      host.wx[api]({ url: '/pages/login/login', success })
      await host.idle()
      expect(log).toEqual([['onLoad', true, 'running'], ['success', ['running']], 'response'])
    },
  )

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
    await host.wx.switchTab({ url: '/pages/mine/mine' })
    expect(log.filter((line) => line === 'mine load {}')).toHaveLength(2)
    await host.wx.reLaunch({ url: '/pages/list/list' })
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
