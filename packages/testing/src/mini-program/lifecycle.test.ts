// A compiled Mini Program from its launch to its end: App, pages, components, and the errors in between.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { config, launch, withDocument } from '../../test/compiled-app.ts'

withDocument()
const log: string[] = []
beforeEach(() => {
  log.length = 0
})
const wx = { note: (line: string) => void log.push(line) }

const two = config(['pages/a/a', 'pages/b/b'])
const hooks = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload']
const noisy = (name: string) =>
  `Page({ ${hooks.map((hook) => `${hook}() { wx.note('${name} ${hook}') }`).join(', ')} })`

describe('a compiled Mini Program', () => {
  it('launches the app before any page is open, then the first page', async () => {
    const app = launch(
      {
        'app.json': two,
        'app.js': `App({ token: 't', onLaunch({ path }) { wx.note('launch ' + path + ' ' + getCurrentPages().length) }, onShow() { wx.note('app shows') } })`,
        'pages/a/a.js': `Page({ onLoad(options) { wx.note('load ' + JSON.stringify(options) + getApp().token) } })`,
      },
      { wx },
    )
    expect(log).toEqual(['launch pages/a/a 0', 'app shows', 'load {}t'])
    expect(app.host.getApp()).toMatchObject({ token: 't' })
  })

  it('runs the hooks of its pages in the order of wx', async () => {
    const app = launch({ 'app.json': two, 'pages/a/a.js': noisy('a'), 'pages/b/b.js': noisy('b') }, { wx })
    await app.host.idle()
    await app.host.wx.navigateTo({ url: '/pages/b/b' })
    await app.host.wx.navigateBack()
    await app.host.idle()
    expect(log).toEqual([
      ...['a onLoad', 'a onShow', 'a onReady'],
      ...['a onHide', 'b onLoad', 'b onShow', 'b onReady'],
      ...['b onUnload', 'a onShow'],
    ])
  })

  it('gives a page object its route, its options, its data, and the same identity everywhere', async () => {
    const app = launch(
      {
        'app.json': two,
        'pages/b/b.js': `Page({ data: { n: 1 }, onLoad(options) { wx.note(this === getCurrentPages()[1]); wx.note(options === this.options); this.setData({ n: 2 }) } })`,
      },
      { wx },
    )
    await app.host.wx.navigateTo({ url: '/pages/b/b?q=%20' })
    expect(log).toEqual([true, true])
    expect(app.host.page).toMatchObject({ route: 'pages/b/b', options: { q: '%20' }, data: { n: 2 } })
    expect(app.host.page?.url).toBe('/pages/b/b?q=%20')
  })

  it('gives two pages of one route data and views of their own', async () => {
    const app = launch({
      'app.json': two,
      'pages/b/b.js': `Page({ data: { list: [] }, onLoad({ n }) { this.setData({ list: this.data.list.concat(n) }) } })`,
      'pages/b/b.wxml': '<view wx:for="{{list}}" wx:key="*this">{{item}}</view>',
    })
    await app.host.wx.navigateTo({ url: '/pages/b/b?n=1' })
    await app.host.wx.navigateTo({ url: '/pages/b/b?n=2' })
    expect(app.text()).toBe('2')
    await app.host.wx.navigateBack()
    expect(app.text()).toBe('1')
  })

  it('creates, attaches, shows and detaches components with their page', async () => {
    const app = launch(
      {
        'app.json': config(['pages/a/a', 'pages/b/b'], { usingComponents: { 'a-tag': '/parts/tag' } }),
        'pages/b/b.wxml': '<a-tag label="x" bind:ring="onRing" /><view>{{rung}}</view>',
        'pages/b/b.js': `Page({ onRing({ detail }) { this.setData({ rung: detail.loud }) } })`,
        'parts/tag.json': '{ "component": true }',
        'parts/tag.wxml': '<view class="tag" bindtap="ring">{{label}}{{extra}}</view>',
        'parts/tag.js': `const shared = Behavior({ data: { extra: '!' } })
          Component({ behaviors: [shared], properties: { label: String },
            lifetimes: { attached() { wx.note('attached ' + this.properties.label) }, detached() { wx.note('detached') } },
            pageLifetimes: { show() { wx.note('page shows') }, hide() { wx.note('page hides') } },
            methods: { ring() { this.triggerEvent('ring', { loud: 'rung' }) } } })`,
      },
      { wx },
    )
    await app.host.wx.navigateTo({ url: '/pages/b/b' })
    expect(app.text()).toBe('x!')
    app.tap('.tag')
    expect(app.text()).toBe('x! rung')
    await app.host.wx.navigateBack()
    expect(log).toEqual(['attached x', 'page shows', 'detached'])
  })

  it('knows the pages of subpackages and starts where it is told', () => {
    const app = launch(
      {
        'app.json': config(['pages/a/a'], { subPackages: [{ root: 'shop/', pages: ['cart'] }] }),
        'shop/cart.js': 'Page({})',
        'shop/cart.wxml': '<view>cart</view>',
      },
      { entry: 'shop/cart' },
    )
    expect([app.host.page?.route, app.text()]).toEqual(['shop/cart', 'cart'])
  })

  it.each([{ frozen: true }, { strictProxy: true }, { frozen: true, strictProxy: true }])(
    'runs on a wx object that is %o, and what it adds to wx is there',
    async (quirks) => {
      const script = `Page({ onShow() { wx.note(Object.isFrozen(wx)); wx.setNavigationBarTitle({ title: 'set' }) },
        go() { wx.navigateTo({ url: '/pages/b/b' }) } })`
      const app = launch(
        { 'app.json': two, 'pages/a/a.js': script, 'pages/a/a.wxml': '<view class="go" bindtap="go">go</view>' },
        { wx, quirks },
      )
      expect([log, app.title]).toEqual([[quirks.frozen === true], 'set'])
      app.tap('.go')
      await app.host.idle()
      expect(app.host.page?.route).toBe('pages/b/b')
    },
  )

  it('leads a user who taps a navigator to its page, though the app has an empty wx', async () => {
    const app = launch(
      { 'app.json': two, 'pages/a/a.wxml': '<navigator class="go" url="/pages/b/b">go</navigator>' },
      { quirks: { noRequest: true } },
    )
    app.tap('.go')
    await app.host.idle()
    expect(app.host.page?.route).toBe('pages/b/b')
  })

  it('leaves the document as it was', () => {
    const app = launch({ 'app.json': two })
    app.close()
    expect(document.documentElement.outerHTML).toBe('<html><head></head><body></body></html>')
  })
})

declare const document: { documentElement: { outerHTML: string } }

describe('an error of the app', () => {
  const said = vi.fn()
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(said)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each([
    ['a page hook', `Page({ onLoad() { throw new Error('oops') } })`],
    ['onReady', `Page({ onReady() { throw new Error('oops') } })`],
    ['an event handler', `Page({ hit() { throw new Error('oops') } })`],
  ])('in %s is in host.errors, and the app goes on', async (_where, script) => {
    const app = launch({
      'app.json': two,
      'pages/a/a.js': script,
      'pages/a/a.wxml': '<view class="it" bindtap="hit">still here</view>',
    })
    app.tap('.it')
    await app.host.idle()
    expect(app.host.errors).toEqual([expect.objectContaining({ message: 'oops' })])
    expect(app.text()).toBe('still here')
  })

  it('at launch is thrown to the test', () => {
    expect(() => launch({ 'app.json': two, 'app.js': `App({ onLaunch() { throw new Error('no') } })` })).toThrow('no')
    expect(() => launch({ 'app.json': two, 'app.js': 'Page({})' })).toThrow('Page was called outside')
  })

  it('in a template names the file and the line', () => {
    expect(() => launch({ 'app.json': two, 'pages/b/b.wxml': '<view>\n<text>\n</view>' })).toThrow(
      /^pages\/b\/b\.wxml:2: /,
    )
  })
})
