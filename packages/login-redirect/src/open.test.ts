// How the login page opens: in which way, what happens when a way fails, and that no timer is left.
import { useFakeTime } from '@wxpipe/test-support'
import { type FaultMatch, faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp } from '../test/app.ts'
import { loginFrom } from '../test/moments.ts'

useFakeTime()

describe('the login page', () => {
  it('replaces the top page when ten pages are open', async () => {
    const app = startApp()
    for (let page = 2; page <= 10; page++) await app.host.wx.navigateTo({ url: `/pages/p${page}` })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toHaveLength(10)
    expect(app.pages()[9]).toBe(loginFrom('/pages/p10'))
    expect(app.routes().slice(-2)).toEqual(['navigateTo', 'redirectTo'])
  })

  it('opens over a tab page', async () => {
    const app = startApp({}, { tabBar: [HOME] })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([`/${HOME}`, loginFrom(`/${HOME}`)])
  })

  it('is switched to when it is a tab page itself', async () => {
    const app = startApp({}, { tabBar: [HOME, LOGIN.slice(1)] })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([LOGIN])
    expect(app.routes()).toEqual(['navigateTo', 'redirectTo', 'switchTab'])
    // wx refuses a query here, which the simulated host only drops.
    expect(app.host.calls.at(-1)?.options).toMatchObject({ url: LOGIN })
  })

  it('opens when no page is open yet, as in App.onLaunch', async () => {
    const app = startApp({}, { entry: '' })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([loginFrom('')])
  })
})

it('opens also when the return page cannot be encoded: the parameter is empty', async () => {
  const app = startApp()
  await app.host.wx.navigateTo({ url: '/pages/x/y?q=\ud800' })
  expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  await vi.runAllTimersAsync()
  expect(app.pages().slice(2)).toEqual([loginFrom('')])
  expect(app.login.returnPage()).toBe('/pages/x/y?q=\ud800')
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
    expect(app.pages()).toEqual([loginFrom(`/${HOME}`)])
  })

  it('and by reLaunch in the end', async () => {
    const app = failing(['navigateTo', 'redirectTo', 'switchTab'])
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([loginFrom(`/${HOME}`)])
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
    expect(app.pages()).toEqual([`/${HOME}`, loginFrom(`/${HOME}`)])
  })
})
