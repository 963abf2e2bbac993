// What the pages draw and what a hand does to them: built-in components, events, bars and toasts.
import { describe, expect, it, vi } from 'vitest'
import { config, launch, withDocument } from '../../test/compiled-app.ts'

withDocument()

/** An app of one page. */
const page = (wxml: string, script = 'Page({})', more: Record<string, string> = {}) =>
  launch({ 'app.json': config(['pages/a/a']), 'pages/a/a.wxml': wxml, 'pages/a/a.js': script, ...more })

describe('events', () => {
  it('a tap tells the dataset, bubbles, and stops at catchtap', () => {
    const app = page(
      `<view bindtap="outer"><view class="one" data-id="{{7}}" bindtap="inner">1</view><view class="two" catchtap="inner">2</view></view>`,
      `Page({ data: { seen: [] },
        inner({ currentTarget, type }) { this.data.seen.push(type + currentTarget.dataset.id) },
        outer() { this.data.seen.push('outer') } })`,
    )
    app.tap('.one')
    app.tap('.two')
    expect(app.host.page?.data).toEqual({ seen: ['tap7', 'outer', 'tapundefined'] })
  })

  it('a field tells its value, and model: writes it into the data', () => {
    const app = page(
      `<input class="a" model:value="{{a}}" bindinput="typed" /><textarea class="b" value="{{b}}" bindblur="left" /><view>{{a}}</view>`,
      `Page({ data: { a: 'x', b: 'y' }, typed({ detail }) { this.typed = detail.value }, left({ detail }) { this.left = detail.value } })`,
    )
    app.type('.a', 'new')
    app.type('.b', 'more')
    expect(app.host.page).toMatchObject({ typed: 'new', left: 'more', data: { a: 'new' } })
    expect(app.text()).toBe('new')
    app.host.page?.setData({ a: '' })
    expect(app.find('.a')).toMatchObject({ value: '' })
  })

  it('a field is disabled by true, not by a binding without a value, as Taro’s templates have them', () => {
    const app = page('<input class="a" disabled="{{isBusy}}" /><button class="b" disabled="{{isBusy}}" />')
    const disabled = () => ['.a', '.b'].map((name) => app.find(name)?.getAttribute('disabled') ?? 'no')
    expect(disabled()).toEqual(['no', 'no'])
    app.host.page?.setData({ isBusy: true })
    expect(disabled()).toEqual(['', ''])
    app.host.page?.setData({ isBusy: undefined })
    expect(disabled()).toEqual(['no', 'no'])
  })

  it('a form tells the values of its fields', () => {
    const app = page(
      `<form bindsubmit="send"><input name="who" value="Lin" /><button class="go" form-type="submit">Go</button></form>`,
      `Page({ send({ detail }) { this.sent = detail.value } })`,
    )
    app.tap('.go')
    expect(app.host.page).toMatchObject({ sent: { who: 'Lin' } })
  })

  it('a navigator opens its page', async () => {
    const app = launch({
      'app.json': config(['pages/a/a', 'pages/b/b']),
      'pages/a/a.wxml': '<navigator class="to" url="/pages/b/b?n=1">to b</navigator>',
      'pages/b/b.wxml': '<navigator class="back" open-type="navigateBack">back</navigator>',
    })
    app.tap('.to')
    await app.host.idle()
    expect(app.host.page).toMatchObject({ route: 'pages/b/b', options: { n: '1' } })
    app.tap('.back')
    await app.host.idle()
    expect(app.host.page?.route).toBe('pages/a/a')
  })

  it('a pull reaches the page', () => {
    const app = page('', 'Page({ onPullDownRefresh() { this.pulled = true; wx.stopPullDownRefresh() } })')
    app.pullDown()
    expect(app.host.page?.['pulled']).toBe(true)
    expect(app.host.calls.map(({ api }) => api)).toEqual(['stopPullDownRefresh'])
  })

  it('a tap on nothing says what the page shows', () => {
    expect(() => page('<view>hello</view>').tap('.gone')).toThrow('the page has no .gone; it says: hello')
  })
})

describe('what is drawn', () => {
  it('lists, conditions and wxs', () => {
    const app = page(
      `<wxs src="../../words.wxs" module="words" /><block wx:for="{{list}}" wx:key="id"><view wx:if="{{item.on}}">{{words.loud(item.id)}}</view></block>`,
      `Page({ data: { list: [{ id: 'a', on: true }, { id: 'b' }] } })`,
      { 'words.wxs': 'module.exports = { loud: function (word) { return word.toUpperCase() } }' },
    )
    expect(app.text()).toBe('A')
  })

  it('a picture of the app’s own, and one from elsewhere', () => {
    const app = page(
      '<image class="own" src="/i.svg" /><image class="far" src="https://a.example/b.png" />',
      undefined,
      {
        'i.svg': '<svg/>',
      },
    )
    expect(app.find('.own')?.getAttribute('src')).toBe(`data:image/svg+xml;base64,${btoa('<svg/>')}`)
    expect(app.find('.far')?.getAttribute('src')).toBe('https://a.example/b.png')
  })

  it('a picture of the phone is drawn too', () => {
    const app = page('<image class="taken" src="{{path}}" />', 'Page({ data: { path: "" } })')
    app.host.page?.setData({ path: app.host.addFile('pixels', 'png') })
    expect(app.find('.taken')?.getAttribute('src')).toBe(`data:image/png;base64,${btoa('pixels')}`)
  })

  it('the bars that app.json and the page ask for', async () => {
    const tabBar = { list: ['a', 'b'].map((name) => ({ pagePath: `pages/${name}/${name}`, text: name })) }
    const app = launch({
      'app.json': config(['pages/a/a', 'pages/b/b', 'pages/c/c'], {
        window: { navigationBarTitleText: 'App' },
        tabBar,
      }),
      'pages/b/b.json': '{ "navigationBarTitleText": "B" }',
    })
    const bar = (name: string) => document.querySelector(name)
    expect([app.title, bar('.wx-tabs')?.textContent, bar('.wx-bar-back')?.hidden]).toEqual(['App', 'ab', true])
    bar('[data-path="pages/b/b"]')?.click()
    await app.host.idle()
    expect([app.host.page?.route, app.title]).toEqual(['pages/b/b', 'B'])
    await app.host.wx.navigateTo({ url: '/pages/c/c' })
    expect([bar('.wx-tabs')?.hidden, bar('.wx-bar-back')?.hidden]).toEqual([true, false])
    void app.host.wx.setNavigationBarTitle({ title: 'C' })
    expect(app.title).toBe('C')
    bar('.wx-bar-back')?.click()
    await app.host.idle()
    expect(app.host.page?.route).toBe('pages/b/b')
  })

  it('the phone’s own signs, and its home indicator over the page, which only a browser with a safe area shows', () => {
    page('')
    const parts = ['.wx-bar-time', '.wx-bar-signs', '.wx-home'].map((name) => document.querySelector(name)?.textContent)
    expect(parts).toEqual(['9:41', '', ''])
    expect(document.querySelector('.wx-bar-signs svg')).not.toBeNull()
  })

  it('a toast, until it is hidden', async () => {
    const app = page('')
    const toast = document.querySelector('.wx-toast')
    await app.host.wx.showToast({ title: 'Saved' })
    expect([toast?.hidden, toast?.textContent]).toEqual([false, '✓Saved'])
    await app.host.wx.hideToast()
    expect(toast?.hidden).toBe(true)
  })

  it('one layer: what was shown last, which a call for the other kind leaves alone with noConflict', async () => {
    const app = page('')
    const layer = document.querySelector('.wx-toast')
    await app.host.wx.showLoading({ title: 'Saving' })
    expect([layer?.hidden, layer?.textContent]).toEqual([false, '…Saving'])
    await app.host.wx.showToast({ title: 'Saved', icon: 'none' })
    await app.host.wx.hideLoading({ noConflict: true }).catch(() => {})
    expect([layer?.hidden, layer?.textContent, app.host.screen.kind]).toEqual([false, 'Saved', 'toast'])
    app.host.reset()
    expect(layer?.hidden).toBe(true)
  })

  it('a toast for as long as it says', async () => {
    vi.useFakeTimers()
    try {
      const app = page('')
      const layer = document.querySelector('.wx-toast')
      await app.host.wx.showToast({ title: 'Saved', duration: 400 })
      await vi.advanceTimersByTimeAsync(399)
      expect(layer?.hidden).toBe(false)
      await vi.advanceTimersByTimeAsync(1)
      expect(layer?.hidden).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})

declare const document: {
  querySelector(selector: string): { textContent: string; hidden: boolean; click(): void } | null
}
