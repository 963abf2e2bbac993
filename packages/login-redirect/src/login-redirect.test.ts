// What loginRedirect does when a session has expired, and what it leaves alone.
import { isHttpError } from '@wxpipe/core'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp } from '../test/app.ts'

const opened = `${LOGIN}?from=${encodeURIComponent(`/${HOME}`)}`

describe('an expired session', () => {
  it('opens the login page over the page, and the caller gets the auth error', async () => {
    const app = startApp()
    const error = await failureOf(app.client().get('groups'))
    expect(isHttpError(error, 'AUTH_EXPIRED')).toBe(true)
    await app.host.idle()
    expect(app.pages()).toEqual([`/${HOME}`, opened])
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('opens one login page for five failures at once, and for those that follow', async () => {
    const app = startApp()
    const client = app.client()
    const urls = ['a', 'b', 'c', 'd', 'e', 'slow?ms=5', 'slow?ms=10', 'slow?ms=15']
    const errors = await Promise.all(urls.map((url) => failureOf(client.get(url))))
    expect(errors.every((error) => isHttpError(error, 'AUTH_EXPIRED'))).toBe(true)
    await app.host.idle()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('opens one login page for several clients of one app', async () => {
    const app = startApp()
    const onRedirect = vi.fn()
    const clients = [app.client({ onRedirect }), app.client({ onRedirect }), app.client({ onRedirect })]
    await Promise.all(clients.map((client) => failureOf(client.get('groups'))))
    await app.host.idle()
    expect(app.routes()).toEqual(['navigateTo'])
    expect(onRedirect).toHaveBeenCalledTimes(1)
  })

  it('opens no second login page for another copy of the package once it is open', async () => {
    vi.resetModules()
    const copy = await import('./index.ts')
    const app = startApp()
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    await failureOf(app.client({}, copy.loginRedirect).get('groups'))
    await app.host.idle()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('uses the globals of a Mini Program when the client was given no host', async () => {
    const app = startApp({}, {}, { host: undefined })
    const client = app.client()
    const uninstall = app.host.install()
    await failureOf(client.get('groups'))
    await app.host.idle()
    uninstall()
    expect(app.pages()).toEqual([`/${HOME}`, opened])
  })

  it('opens it on the host of the option, also if the client has another', async () => {
    const app = startApp()
    const { host } = startApp()
    await failureOf(app.client({ host: host.wx }).get('groups'))
    await host.idle()
    expect([app.pages().length, host.pages.length]).toEqual([1, 2])
  })

  it('opens it on the own host of each client that shares the plugin', async () => {
    const app = startApp()
    const { host } = startApp()
    const child = app.client().extend({ host: host.wx })
    await failureOf(child.get('groups'))
    await host.idle()
    expect([app.pages().length, host.pages.length]).toEqual([1, 2])
    // When a request was sent is known there, too: after a user has come back, it is none from before the login.
    await host.wx.navigateBack()
    await failureOf(child.get('groups'))
    await host.idle()
    expect([app.pages().length, host.pages.length]).toEqual([1, 2])
  })

  it('rejects the caller without waiting for the navigation', async () => {
    const app = startApp()
    app.host.fail(faults.neverAnswers(), { api: 'navigateTo' })
    const client = app.client()
    vi.useFakeTimers()
    await failureOf(client.get('groups'))
    expect(app.routes().length).toBeLessThan(2)
    await vi.runAllTimersAsync()
    vi.useRealTimers()
  })

  it('costs a request that succeeds no promise turn, not even after a login page has opened', async () => {
    const app = startApp()
    const client = app.client()
    await failureOf(client.get('groups'))
    await app.host.idle()
    app.valid.add('old')
    const turns = await turnsOf(client.get('groups'))
    expect(app.host.requests).toHaveLength(2)
    client.remove('login-redirect')
    expect(turns).toBe(await turnsOf(client.get('groups')))
  })
})

it('before the first login page no request looks at the pages, which is a call of the host', async () => {
  const app = startApp()
  app.valid.add('old')
  const look = vi.spyOn(app.routing, 'getCurrentPages')
  await app.client().get('groups')
  expect(look).not.toHaveBeenCalled()
})

async function turnsOf(request: Promise<unknown>): Promise<number> {
  let turns = 0
  let isSettled = false
  void request.then(() => {
    isSettled = true
  })
  for (; !isSettled; turns++) await undefined
  return turns
}

describe('what opens no login page', () => {
  it('a failure that is not about the session', async () => {
    const app = startApp()
    const client = app.client()
    client.remove('session')
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.routes()).toEqual([])
  })

  it('a request with login: false', async () => {
    const app = startApp()
    const error = await failureOf(app.client().get('groups', { login: false }))
    await app.host.idle()
    expect(isHttpError(error, 'AUTH_EXPIRED')).toBe(true)
    expect(app.routes()).toEqual([])
  })

  it.each([
    ['pages/login/login', '/pages/login/login'],
    ['/pages/login/login', '/pages/login/login?from=x'],
    ['/pages/login/login?scene=expired', '/pages/login/login?from=x'],
  ])('a failure on the login page: %s is open as %s', async (url, page) => {
    const app = startApp({ loginPage: url })
    await app.host.wx.navigateTo({ url: page })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('but a page whose path only begins like the login page’s does', async () => {
    const app = startApp()
    await app.host.wx.navigateTo({ url: `${LOGIN}-help` })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.logins()).toBe(2)
  })

  it('a failure on the login page where the runtime tells no routes', async () => {
    const app = startApp({}, { quirks: { noRoute: true } })
    const client = app.client()
    await failureOf(client.get('groups'))
    await app.host.idle()
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.pages()).toEqual([`/${HOME}`, `${LOGIN}?from=`])
    expect(app.routes()).toEqual(['navigateTo'])
  })
})
