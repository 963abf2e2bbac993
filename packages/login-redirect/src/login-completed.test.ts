// login.completed: the ways back from the login page, and what it says when there is none.
import { AuthExpiredError, createClient } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp, stateOf } from '../test/app.ts'
import { expireOn } from '../test/moments.ts'
import { loginRedirect } from './index.ts'

useFakeTime()

describe('login.completed', () => {
  it('goes plainly back to the page below', async () => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y?a=1')
    const page = app.host.pages[1]
    expect(await complete()).toBe(true)
    expect(app.host.page).toBe(page)
    expect(routesBack()).toEqual(['navigateBack'])
  })

  it('goes back over pages that the login page has opened', async () => {
    const { app, complete } = await expireOn('/pages/x/y?a=1')
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    await complete()
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y?a=1'])
  })

  it('opens the page again, with its query, when it is closed', async () => {
    const { app, complete } = await expireOn('/pages/x/y?q=%E4%BD%A0&b=2')
    await app.host.wx.reLaunch({ url: LOGIN })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual(['/pages/x/y?q=%E4%BD%A0&b=2'])
  })

  it('switches to the page when it is a tab page', async () => {
    const { app, complete } = await expireOn('', { tabBar: [HOME, 'pages/me/me'] })
    await app.host.wx.reLaunch({ url: LOGIN })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('comes back from a login page that is a tab page', async () => {
    const { app, complete } = await expireOn('', { tabBar: [HOME, LOGIN.slice(1)] })
    expect(app.pages()).toEqual([LOGIN])
    const home = app.login.returnPage()
    expect(home).toBe(`/${HOME}`)
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('leaves no login page below it then, if the login had several pages', async () => {
    const { app, complete } = await expireOn('/pages/x/y?b=2')
    await app.host.wx.reLaunch({ url: LOGIN })
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual(['/pages/x/y?b=2'])
  })

  it('leaves none below it either, if the login page has opened itself once more, as after a registration', async () => {
    const { app, complete } = await expireOn('/pages/x/y?b=2')
    await app.host.wx.reLaunch({ url: LOGIN })
    await app.host.wx.navigateTo({ url: LOGIN })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual(['/pages/x/y?b=2'])
  })

  it('leaves none below it if there are two and going back fails', async () => {
    const { app, complete } = await expireOn('/pages/x/y?b=2')
    await app.host.wx.navigateTo({ url: LOGIN })
    app.host.fail(faults.errMsgOnly('navigateBack:fail'), { api: 'navigateBack' })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual(['/pages/x/y?b=2'])
  })

  it('leaves no further page of the login below it, if two have replaced the login page and going back fails', async () => {
    const { app, complete } = await expireOn('/pages/x/y?b=2')
    await app.host.wx.redirectTo({ url: '/pages/login/sms' })
    await app.host.wx.navigateTo({ url: '/pages/login/code' })
    app.host.fail(faults.errMsgOnly('navigateBack:fail'), { api: 'navigateBack' })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual(['/pages/x/y?b=2'])
  })

  it('leaves none below it if there are two, one of them in the place of the user’s page', async () => {
    const { app, complete } = await expireOn('/pages/x/y?b=2')
    await app.host.wx.navigateBack()
    await app.host.wx.redirectTo({ url: LOGIN })
    await app.host.wx.navigateTo({ url: LOGIN })
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual(['/pages/x/y?b=2'])
  })

  it('puts the page back in its place, also after a further page has taken that of the login page', async () => {
    const app = startApp()
    for (let n = 1; n < 10; n++) await app.host.wx.navigateTo({ url: `/pages/x/y?n=${n}` })
    const before = app.pages()
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    await app.host.wx.redirectTo({ url: '/pages/login/sms' })
    expect(app.pages()).toHaveLength(10)
    expect(await app.login.completed()).toBe(true)
    expect(app.pages()).toEqual(before)
  })

  it('goes home when the user came from no page', async () => {
    const { app, complete } = await expireOn('', { entry: '' })
    expect(await complete({ home: HOME })).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('goes home also from a further page of such a login, and not back to its first one', async () => {
    const { app, complete } = await expireOn('', { entry: '' })
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    expect(await complete({ home: HOME })).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('leaves the way to the login page when there is neither a page nor a home', async () => {
    const { app, complete } = await expireOn('', { entry: '' })
    expect(await complete()).toBe(false)
    expect(app.pages()).toHaveLength(1)
  })

  it('goes one page back from a login page that the user has opened', async () => {
    const app = startApp()
    await app.host.wx.navigateTo({ url: '/pages/me/me' })
    await app.host.wx.navigateTo({ url: LOGIN })
    expect(await app.login.completed()).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/me/me'])
  })

  it('goes to the page below such a login page also from a further page of the login', async () => {
    const app = startApp()
    await app.host.wx.navigateTo({ url: '/pages/me/me' })
    await app.host.wx.navigateTo({ url: LOGIN })
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    expect(await app.login.completed({ home: `/${HOME}` })).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/me/me'])
  })

  it('goes back to the app’s first page when that has opened below a login page of App.onLaunch', async () => {
    const app = startApp({}, { entry: '' })
    const { navigateTo } = app.host.wx
    app.routing.navigateTo = (call) => navigateTo({ url: `/${HOME}`, success: () => navigateTo(call) })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.pages()).toEqual([`/${HOME}`, `${LOGIN}?from=`])
    expect(await app.login.completed({ home: '/pages/other/other' })).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('stays when the user has gone back already', async () => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y')
    await app.host.wx.navigateBack()
    expect(await complete()).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y'])
    expect(routesBack()).toEqual(['navigateBack'])
  })

  it.each([
    ['fails', faults.errMsgOnly('navigateBack:fail')],
    ['throws', faults.throws()],
    ['never answers', faults.neverAnswers()],
  ])('uses the page’s URL when navigateBack %s', async (_, fault) => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y?a=1')
    app.host.fail(fault, { api: 'navigateBack' })
    const completed = complete()
    await vi.runAllTimersAsync()
    expect(await completed).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y?a=1', '/pages/x/y?a=1'])
    expect(routesBack()).toEqual(['navigateBack', 'redirectTo'])
  })

  it('gives each call the time that it is told', async () => {
    const { app, complete } = await expireOn('/pages/x/y')
    app.host.fail(faults.neverAnswers(), { api: 'navigateBack' })
    const completed = stateOf(complete({ timeout: 50 }))
    await pass(49)
    expect(completed.now).toBe('pending')
    await pass(1)
    expect([completed.now, app.pages().at(-1)]).toEqual(['resolved', '/pages/x/y'])
  })

  it.each([
    [{ home: 5 }, 'completed: "home" must be: string'],
    [{ timeout: '50' }, 'completed: "timeout" must be: number'],
  ])('rejects %j with what to write, and leaves the user where they are', async (how: object, message) => {
    const { app, complete } = await expireOn('/pages/x/y')
    await expect(complete(how)).rejects.toMatchObject({ code: 'CONFIG', message })
    expect(app.host.page?.route).toBe(LOGIN.slice(1))
  })

  it('called twice makes what is sent on the way back no earlier request: its refusal opens the login page', async () => {
    const { app, complete } = await expireOn('/pages/x/y')
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    const first = complete()
    const refused = failureOf(app.client().get('slow?ms=1000'))
    await pass(100)
    const second = complete()
    await pass(2_000)
    await Promise.all([first, second, refused])
    expect(app.logins()).toBe(2)
  })

  it('is content with a navigateBack that works and never says so', async () => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y')
    const navigateBack = app.host.wx.navigateBack
    app.routing.navigateBack = ({ delta }) => void navigateBack({ delta })
    const completed = complete()
    await vi.runAllTimersAsync()
    expect(await completed).toBe(true)
    expect(routesBack()).toEqual(['navigateBack'])
  })

  it('uses the global wx when the client was given no host', async () => {
    const app = startApp({}, {}, { host: undefined })
    const uninstall = app.host.install()
    await app.host.wx.navigateTo({ url: '/pages/x/y' })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.login.returnPage()).toBe('/pages/x/y')
    expect(await app.login.completed()).toBe(true)
    app.login.cancelled()
    uninstall()
    expect(app.pages()).toHaveLength(2)
  })

  it('acts on the host of the client that the plugin was first used on, as the other plugins of the session', async () => {
    const app = startApp()
    const { host: other } = startApp()
    const login = loginRedirect({ loginPage: LOGIN })
    const [client] = [app.host, other].map(({ wx }) =>
      createClient({ host: wx, baseURL: 'https://api.example.com/' }).use(login),
    )
    client!.use({
      name: 'expired',
      error: (_error, request) => {
        throw new AuthExpiredError('expired', { request })
      },
    })
    await failureOf(client!.get('groups'))
    await app.host.idle()
    expect(app.host.page?.route).toBe(LOGIN.slice(1))
    expect(await login.completed()).toBe(true)
    expect(app.host.page?.route).toBe(HOME)
  })
})
