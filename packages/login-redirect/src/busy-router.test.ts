// A router that is busy with a page transition is asked again (FAULTS S9), and nothing is lost meanwhile.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { failureOf, HOME, LOGIN, startApp, stateOf } from '../test/app.ts'
import { expireOn, loginFrom, startClearing, startWaiting } from '../test/moments.ts'

useFakeTime()

describe('a router that is busy for 300 ms', () => {
  it.each([
    ['rejecting', {}],
    ['waiting', { whileLoggingIn: 'wait' }],
  ])(
    'opens one login page for failures at 20, 60, 400 and 900 ms, and clears the session once: %s',
    async (_, more) => {
      const { app, cleared } = startClearing(more)
      const client = app.client()
      const calls = [20, 60, 400, 900].map((ms) => stateOf(client.get(`slow?ms=${ms}`)))
      app.host.routerBusy(300)
      await pass(1_000)
      expect(app.pages()).toEqual([`/${HOME}`, loginFrom(`/${HOME}`)])
      expect(app.logins()).toBe(1)
      expect(cleared).toHaveBeenCalledTimes(1)
      expect(new Set(app.routes())).toEqual(new Set(['navigateTo']))
      expect(calls.map(({ now }) => now)).toEqual(calls.map(() => ('whileLoggingIn' in more ? 'pending' : 'rejected')))
      await app.logIn()
      await pass(1_000)
      expect(calls.map(({ now }) => now)).toEqual(calls.map(() => ('whileLoggingIn' in more ? 'resolved' : 'rejected')))
    },
  )

  it('is asked for the way back again, too', async () => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y')
    app.host.routerBusy(300)
    const completed = complete()
    await pass(500)
    expect(await completed).toBe(true)
    expect(new Set(routesBack())).toEqual(new Set(['navigateBack']))
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y'])
  })

  it('is not asked again when the app itself has opened the login page', async () => {
    const app = startApp()
    app.host.fail(faults.errMsgOnly('navigateTo:fail busy'), { api: 'navigateTo', url: 'from=' })
    await failureOf(app.client().get('groups'))
    await app.host.wx.navigateTo({ url: LOGIN })
    await pass(1_000)
    expect(app.pages()).toEqual([`/${HOME}`, LOGIN])
  })
})

describe('a router that stays busy', () => {
  it('is asked for redirectTimeout, then once in each other way', async () => {
    const { app, cleared } = startClearing({ redirectTimeout: 500 })
    app.host.routerBusy(60_000)
    await failureOf(app.client().get('groups'))
    await pass(400)
    expect(new Set(app.routes())).toEqual(new Set(['navigateTo']))
    await pass(200)
    expect(app.routes().slice(-3)).toEqual(['redirectTo', 'switchTab', 'reLaunch'])
    await pass(5_000)
    expect(app.routes().filter((way) => way === 'reLaunch')).toHaveLength(1)
    expect(cleared).toHaveBeenCalledTimes(1)
  })

  it('lets the calls that wait reject, and the next failure opens the login page, though the session is cleared', async () => {
    const { app } = startClearing({ redirectTimeout: 500, whileLoggingIn: 'wait' })
    const client = app.client()
    const late = stateOf(client.get('slow?ms=2000'))
    app.host.routerBusy(1_000)
    expect(await failureOf(Promise.all([client.get('groups'), pass(700)]))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(app.waiting()).toBe(0)
    expect(app.logins()).toBe(0)
    await pass(1_500)
    expect(app.logins()).toBe(1)
    expect(late.now).toBe('pending')
    await app.logIn()
    await pass(2_000)
    expect(late.now).toBe('resolved')
  })
})

it('any other failure goes to the next way at once', async () => {
  const app = startWaiting()
  app.host.fail(faults.pageLimit(), { api: 'navigateTo' })
  void app
    .client()
    .get('groups')
    .catch(() => {})
  await pass(0)
  expect(app.routes()).toEqual(['navigateTo', 'redirectTo'])
  app.login.cancelled()
})
