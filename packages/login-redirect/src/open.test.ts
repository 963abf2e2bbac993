// How the login page opens: in which way, what happens when a way fails, and that no timer is left.
import { type FaultMatch, faults } from '@wxpipe/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp } from '../test/app.ts'

const from = (page: string) => `${LOGIN}?from=${encodeURIComponent(page)}`

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('the login page', () => {
  it('replaces the top page when ten pages are open', async () => {
    const app = startApp()
    for (let page = 2; page <= 10; page++) await app.host.wx.navigateTo({ url: `/pages/p${page}` })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toHaveLength(10)
    expect(app.pages()[9]).toBe(from('/pages/p10'))
    expect(app.routes().slice(-2)).toEqual(['navigateTo', 'redirectTo'])
  })

  it('opens over a tab page', async () => {
    const app = startApp({}, { tabBar: [HOME] })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([`/${HOME}`, from(`/${HOME}`)])
  })

  it('is switched to when it is a tab page itself', async () => {
    const app = startApp({}, { tabBar: [HOME, LOGIN.slice(1)] })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([LOGIN])
    expect(app.routes()).toEqual(['navigateTo', 'redirectTo', 'switchTab'])
  })

  it('is relaunched when no page is open yet, as in App.onLaunch', async () => {
    const app = startApp({}, { entry: '' })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([from('')])
    expect(app.routes()).toEqual(['reLaunch'])
  })
})

describe.each([
  ['fails', faults.errMsgOnly('navigateTo:fail')],
  ['throws', faults.throws()],
  ['never answers', faults.neverAnswers()],
])('a routing call that %s', (_, fault) => {
  const failing = (apis: readonly string[], match: FaultMatch = {}) => {
    const app = startApp()
    for (const api of apis) app.host.fail(fault, { api, ...match })
    return app
  }

  it('is followed by redirectTo', async () => {
    const app = failing(['navigateTo'])
    expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([from(`/${HOME}`)])
  })

  it('and by reLaunch in the end', async () => {
    const app = failing(['navigateTo', 'redirectTo', 'switchTab'])
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([from(`/${HOME}`)])
    expect(app.routes()).toEqual(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'])
  })

  it('in every way does not block the next redirect', async () => {
    const app = failing(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'])
    const client = app.client()
    expect(await failureOf(client.get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await vi.runAllTimersAsync()
    expect(app.logins()).toBe(0)
    await failureOf(client.get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([`/${HOME}`, from(`/${HOME}`)])
  })
})

describe('a routing call', () => {
  it('is not made by other failures while one is running', async () => {
    const app = startApp()
    const client = app.client()
    app.host.fail(faults.slow(2_000), { api: 'navigateTo' })
    await failureOf(client.get('groups'))
    await vi.advanceTimersByTimeAsync(1_000)
    await failureOf(client.get('activities'))
    await vi.runAllTimersAsync()
    expect(app.routes()).toEqual(['navigateTo'])
    expect(app.pages()).toHaveLength(2)
  })

  it('may call back before it returns', async () => {
    const app = startApp({}, { quirks: { syncCallbacks: true } })
    const client = app.client()
    await Promise.all(['a', 'b'].map((url) => failureOf(client.get(url))))
    await vi.runAllTimersAsync()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('that never answers is given 3 s, or the timeout of the options', async () => {
    for (const [timeout, wait] of [
      [undefined, 3_000],
      [500, 500],
    ] as const) {
      const app = startApp({ timeout })
      app.host.fail(faults.neverAnswers(), { api: 'navigateTo' })
      await failureOf(app.client().get('groups'))
      await vi.advanceTimersByTimeAsync(wait - 1)
      expect(app.routes()).toEqual(['navigateTo'])
      await vi.advanceTimersByTimeAsync(1)
      expect(app.routes()).toEqual(['navigateTo', 'redirectTo'])
    }
  })

  it('that never answers but has opened the page is followed by no other', async () => {
    const app = startApp()
    const navigateTo = app.host.wx.navigateTo
    app.routing.navigateTo = ({ url }) => void navigateTo({ url })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('may return a promise besides calling back, even one that rejects', async () => {
    const app = startApp()
    const navigateTo = app.host.wx.navigateTo
    app.routing.navigateTo = (call) => {
      navigateTo(call)
      return Promise.reject(new Error('nobody listens'))
    }
    app.host.fail(faults.errMsgOnly('navigateTo:fail'), { api: 'navigateTo' })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([from(`/${HOME}`)])
  })

  it('that answers twice, or with success and fail, counts once', async () => {
    for (const fault of [faults.answersTwice(), faults.successAndFail()]) {
      const app = startApp()
      app.host.fail(fault, { api: 'navigateTo' })
      await failureOf(app.client().get('groups'))
      await vi.runAllTimersAsync()
      expect(app.routes()).toEqual(['navigateTo'])
    }
  })
})
