// The host as a whole: globals, errors of the app, idle, reset and dispose.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAlipay, createHost, faults } from './index.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const URL = 'https://api.example.com/'
const globals = globalThis as { wx?: unknown; getApp?: () => unknown; getCurrentPages?: () => unknown[] }

describe('install', () => {
  it('puts wx, getApp and getCurrentPages on the global, and puts back what was there', () => {
    globals.wx = 'before'
    const app = { globalData: {} }
    const host = createHost({ app })
    const uninstall = host.install()
    expect(globals.wx).toBe(host.wx)
    expect(globals.getApp?.()).toBe(app)
    expect(globals.getCurrentPages?.()).toHaveLength(1)
    uninstall()
    uninstall()
    expect(globals.wx).toBe('before')
    expect('getApp' in globals).toBe(false)
    delete globals.wx
  })
})

describe('two hosts', () => {
  it.each([
    ['the first', [0, 1]],
    ['the second', [1, 0]],
  ])('put back what was there, also when %s ends first', (_, order) => {
    globals.wx = 'before'
    const hosts = [createHost(), createHost()]
    for (const host of hosts) host.install()
    const [ended, other] = order.map((at) => hosts[at]!)
    ended!.dispose()
    expect(globals.wx).toBe(other!.wx)
    other!.dispose()
    expect(globals.wx).toBe('before')
    expect('getApp' in globals).toBe(false)
    delete globals.wx
  })
})

describe('install twice', () => {
  it('is installed once: dispose puts back what was there at first', () => {
    const host = createHost()
    host.install()
    host.install()
    expect(globals.wx).toBe(host.wx)
    host.dispose()
    expect('wx' in globals).toBe(false)
  })

  it('so is Alipay, of which dispose takes the globals away as well', () => {
    const alipay = createAlipay()
    alipay.install()
    alipay.install()
    expect(globals).toHaveProperty('my', alipay.my)
    alipay.host.dispose()
    expect('my' in globals || 'getApp' in globals).toBe(false)
  })
})

describe('the app', () => {
  it('an error in a callback is reported and stops nothing', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const host = createHost({ handler: () => ({}) })
    const error = new Error('in success')
    const complete = vi.fn()
    host.wx.request({
      url: URL,
      success() {
        throw error
      },
      complete,
    })
    await host.idle()
    expect(complete).toHaveBeenCalledTimes(1)
    expect(host.errors).toEqual([error])
    expect(log).toHaveBeenCalledWith('thirdScriptError', error)
  })

  it('login gives a new code each time, and boxes are recorded', async () => {
    const host = createHost()
    expect((await host.wx.login()).code).not.toBe((await host.wx.login()).code)
    await host.wx.checkSession()
    await host.wx.showLoading({ title: 'wait' })
    expect(host.calls.map((call) => call.api)).toEqual(['login', 'login', 'checkSession', 'showLoading'])
    expect(host.calls[3]).toMatchObject({ options: { title: 'wait' }, state: 'success' })
  })

  it('the indicator in the navigation bar is recorded, and covers nothing', async () => {
    const host = createHost()
    await host.wx.showNavigationBarLoading()
    expect(host.screen.kind).toBe('none')
    await host.wx.hideNavigationBarLoading()
    expect(host.calls.map((call) => call.api)).toEqual(['showNavigationBarLoading', 'hideNavigationBarLoading'])
  })

  it('the journal has the data of each request as they were sent, though the app has changed them since', () => {
    const host = createHost({ handler: () => ({}) })
    const data: { page: number; filter: { tags: string[] }; self?: object } = { page: 1, filter: { tags: ['a'] } }
    data.self = data
    host.wx.request({ url: URL, data })
    data.page = 2
    data.filter.tags.push('b')
    host.wx.request({ url: URL, data })
    expect(host.requests.map((call) => call.data)).toMatchObject([
      { page: 1, filter: { tags: ['a'] } },
      { page: 2, filter: { tags: ['a', 'b'] } },
    ])
    const broken = {
      get page() {
        throw new Error('no page')
      },
    }
    host.wx.request({ url: URL, data: broken })
    expect(host.requests.at(-1)?.data).toBe(broken)
    const bytes = new ArrayBuffer(1)
    host.wx.request({ url: URL, method: 'POST', data: bytes })
    expect(host.requests.at(-1)?.data).toBe(bytes)
  })

  it('the journal can be bounded', async () => {
    const host = createHost({ handler: () => ({}), remember: 2 })
    for (const path of ['a', 'b', 'c']) host.wx.request({ url: URL + path })
    expect(host.requests.map((call) => call.url)).toEqual([`${URL}b`, `${URL}c`])
  })
})

describe('idle', () => {
  it('waits for the requests that responses lead to', async () => {
    const host = createHost({ handler: () => ({}) })
    const get = () => new Promise((resolve) => host.wx.request({ url: URL, success: resolve }))
    void get()
      .then(get)
      .then(async () => {
        for (let turn = 0; turn < 10; turn++) await undefined
        return get()
      })
    await host.idle()
    expect(host.requests.map((call) => call.state)).toEqual(['success', 'success', 'success'])
  })

  it('waits while the app works through a response piece by piece, a few promise turns for each', async () => {
    const pieces = Array.from({ length: 100 }, (_, at) => `${at},`)
    const host = createHost({ handler: () => ({ data: pieces.join('') }) })
    const get = () =>
      new Promise<string>((resolve) => host.wx.request({ url: URL, success: (it) => resolve(`${it.data}`) }))
    const read: string[] = []
    void (async () => {
      for (const piece of (await get()).split(',')) {
        for (let turn = 0; turn < 5; turn++) await undefined
        read.push(piece)
      }
      await get()
    })()
    await host.idle()
    expect(read).toHaveLength(101)
    expect(host.requests).toHaveLength(2)
  })

  it('is there at once for a host that does nothing', async () => {
    await createHost().idle()
  })
})

describe('reset and dispose', () => {
  it('reset ends running requests without a word and leaves no timer', async () => {
    vi.useFakeTimers()
    const host = createHost({ handler: () => ({ delay: 1_000 }), maxRequests: 1, storage: { a: 1 } })
    const called = vi.fn()
    host.wx.request({ url: URL, complete: called })
    host.wx.request({ url: URL, complete: called })
    host.wx.onAppShow(called)
    host.wx.setStorageSync('b', 2)
    host.fail(faults.dns())
    await host.wx.navigateTo({ url: '/pages/b/b' })
    host.wx.redirectTo({ url: '/pages/c/c', complete: called })
    host.setNetwork('4g')
    host.background()
    called.mockClear()
    host.reset()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(100_000)
    host.background()
    host.foreground()
    expect(called).not.toHaveBeenCalled()
    expect(host).toMatchObject({
      calls: [],
      requests: [],
      inFlight: 0,
      queued: 0,
      faultsLeft: 0,
      network: 'wifi',
      storage: { a: 1 },
    })
    expect(host.pages.map((page) => page.route)).toEqual(['pages/index/index'])
  })

  it('a response of a life before the reset never arrives', async () => {
    let release = () => {}
    const host = createHost({ handler: () => new Promise((resolve) => (release = () => resolve({}))) })
    const called = vi.fn()
    host.wx.request({ url: URL, complete: called })
    const task = host.wx.request({ url: URL, complete: called })
    task.abort()
    host.reset()
    release()
    await host.idle()
    expect(called).not.toHaveBeenCalled()
  })

  it('dispose uninstalls, and further requests are refused with a reason', () => {
    const host = createHost()
    host.install()
    host.dispose()
    expect('wx' in globals).toBe(false)
    expect(() => host.wx.request({ url: URL })).toThrow('has been disposed')
  })
})
