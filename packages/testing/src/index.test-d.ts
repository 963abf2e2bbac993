// What the published types promise.
import { describe, expectTypeOf, it } from 'vitest'
import type * as everything from './index.ts'
import { createHost, type Fault, type Handler, type Host, type Page, type RequestTask } from './index.ts'

describe('types', () => {
  it('only the public names are exported', () => {
    expectTypeOf<keyof typeof everything>().toEqualTypeOf<
      'createAlipay' | 'createHost' | 'fault' | 'faults' | 'launchMiniProgram' | 'profiles' | 'runtimes'
    >()
  })

  it('request returns a task, and calls without callbacks return a promise', () => {
    const { wx } = createHost()
    expectTypeOf(wx.request({ url: '/' })).toEqualTypeOf<RequestTask>()
    expectTypeOf(wx.login()).resolves.toHaveProperty('code').toEqualTypeOf<string>()
    expectTypeOf(wx.navigateTo({ url: '/', success() {} })).toEqualTypeOf<undefined>()
    // @ts-expect-error a url is required
    wx.navigateTo({})
  })

  it('a success callback may know its data', () => {
    interface Group {
      data: { id: number }
      statusCode: number
      header: Record<string, unknown>
      cookies: string[]
      errMsg: string
    }
    createHost().wx.request({ url: '/', success: (response: Group) => response.data.id })
  })

  it('a handler returns a reply, a fault, or a promise of either', () => {
    expectTypeOf<() => { data: string }>().toMatchTypeOf<Handler>()
    expectTypeOf<() => Fault>().toMatchTypeOf<Handler>()
    expectTypeOf<() => Promise<{ statusCode: number }>>().toMatchTypeOf<Handler>()
  })

  it('quirks know their words', () => {
    createHost({ quirks: { decodedOptions: true, brokenPages: 'missing' } })
    createHost({ quirks: { decodedOptions: 'without fullPath', brokenPages: 'throws' } })
    // @ts-expect-error true does not say how they are broken
    createHost({ quirks: { brokenPages: true } })
    // @ts-expect-error no such word
    createHost({ quirks: { decodedOptions: 'with fullPath' } })
    expectTypeOf<Page['$page']>().toEqualTypeOf<{ readonly id: number; readonly fullPath: string } | undefined>()
  })

  it('a page’s own methods know the page, as its hooks do', () => {
    createHost().definePage('pages/login/login', {
      onShow() {
        expectTypeOf(this).toEqualTypeOf<Page>()
      },
      submit(name: string) {
        this.setData({ name })
      },
    })
  })

  it('a test calls the methods of the page on top as they stand in its definition', () => {
    const host = createHost()
    host.definePage('pages/groups', {
      onLoad() {
        this['load']()
      },
      async load() {},
    })
    host.page?.['load']().then(() => {})
    // @ts-expect-error what the host itself gives a page keeps its type
    host.page?.route.load()
  })

  it('what a host shows is readonly', () => {
    const host: Host = createHost()
    // @ts-expect-error calls are only read
    host.calls = []
    // @ts-expect-error and not added to
    host.requests.push()
  })
})
