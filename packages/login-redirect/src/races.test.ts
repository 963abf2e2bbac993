// What the login page says and sends at moments when the navigation to it has not called back yet.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { failureOf, HOME, LOGIN, stateOf } from '../test/app.ts'
import { startWaiting } from '../test/moments.ts'

useFakeTime()

/** An app with a parked call, whose login page opens at once while navigateTo calls back after 500 ms. */
async function openSlowly(onLoad: (app: ReturnType<typeof startWaiting>) => void, hostOptions = {}) {
  const app = startWaiting({}, hostOptions)
  app.host.definePage(LOGIN.slice(1), { onLoad: () => onLoad(app), onUnload: () => app.login.cancelled() })
  app.host.fail(faults.answersLate(500), { api: 'navigateTo' })
  const parked = stateOf(app.client().get('parked'))
  await pass(10)
  expect(app.pages()).toHaveLength(2)
  return { app, parked }
}

describe('what the login page sends in its onLoad', () => {
  it.each([
    ['', {}],
    [', where routes are unknown', { quirks: { noRoute: true } }],
    [', where page objects are new each time', { quirks: { freshPages: true } }],
  ])('does not wait for the login page%s', async (_, hostOptions) => {
    const own: ReturnType<typeof stateOf>[] = []
    const { app, parked } = await openSlowly((app) => {
      const client = app.client()
      own.push(stateOf(client.get('config')), stateOf(client.get('slow?ms=700')))
    }, hostOptions)
    expect(own.map(({ now }) => now)).toEqual(['rejected', 'pending'])
    await pass(1_000)
    expect(own[1]).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
    expect(parked.now).toBe('pending')
    expect(app.logins()).toBe(1)
    app.login.cancelled()
  })

  it('opens no second login page when its response comes after the user has gone back', async () => {
    const { app } = await openSlowly(
      (app) =>
        void app
          .client()
          .get('slow?ms=700')
          .catch(() => {}),
    )
    await pass(500)
    app.host.unloadPage()
    await pass(500)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('waits for nothing, but what the page below has sent waits', async () => {
    const app = startWaiting()
    app.host.routerBusy(300)
    const client = app.client()
    const first = stateOf(client.get('a'))
    await pass(100)
    const second = stateOf(client.get('b'))
    await pass(400)
    expect([first.now, second.now]).toEqual(['pending', 'pending'])
    await app.logIn()
    await pass(0)
    expect([first.now, second.now]).toEqual(['resolved', 'resolved'])
  })
})

describe('before navigateTo has called back', () => {
  const logIn = (app: ReturnType<typeof startWaiting>) => {
    app.valid.add('new')
    app.token = 'new'
    return stateOf(app.login.completed())
  }

  it('completed, then back is pressed: the parked call is sent', async () => {
    const { app, parked } = await openSlowly(() => {})
    const completed = logIn(app)
    app.host.unloadPage()
    await pass(1_000)
    expect([completed.now, parked.now]).toEqual(['resolved', 'resolved'])
    expect(app.pages()).toEqual([`/${HOME}`])
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('completed in onLoad, twice: one way back, and the parked call is sent', async () => {
    const { app, parked } = await openSlowly((app) => {
      logIn(app)
      logIn(app)
    })
    await pass(1_000)
    expect(parked.now).toBe('resolved')
    expect(app.routes()).toEqual(['navigateTo', 'navigateBack'])
  })

  it('completed: what is refused on the way back waits and is sent again', async () => {
    const { app, parked } = await openSlowly(() => {})
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    logIn(app)
    await pass(600)
    app.valid.clear()
    const refused = stateOf(app.client().get('b'))
    await pass(0)
    app.valid.add('new')
    expect(refused.now).toBe('pending')
    await pass(1_000)
    expect([refused.now, parked.now]).toEqual(['resolved', 'resolved'])
  })

  it('cancelled: the parked call rejects at once, and what fails until then does not wait', async () => {
    const { app, parked } = await openSlowly(() => {})
    app.host.unloadPage()
    await pass(0)
    expect(parked).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
    expect(await failureOf(app.client().get('b'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(500)
    expect(app.pages()).toEqual([`/${HOME}`])
    const next = stateOf(app.client().get('c'))
    await pass(0)
    expect([app.logins(), next.now]).toEqual([2, 'pending'])
    app.login.cancelled()
  })

  it('cancelled twice, then completed: the calls have rejected, and the user stays', async () => {
    const { app, parked } = await openSlowly(() => {})
    app.host.unloadPage()
    app.login.cancelled()
    const completed = logIn(app)
    await pass(1_000)
    expect([completed.now, parked.now]).toEqual(['resolved', 'rejected'])
    expect(app.pages()).toEqual([`/${HOME}`])
  })
})

describe('once the login page is open', () => {
  it('cancelled, then completed with a home: a user who has gone back is not moved', async () => {
    const app = startWaiting()
    app.host.definePage(LOGIN.slice(1), { onUnload: () => app.login.cancelled() })
    await app.host.wx.navigateTo({ url: '/pages/x/y' })
    const parked = stateOf(app.client().get('a'))
    await pass(0)
    app.host.unloadPage()
    expect(await app.login.completed({ home: '/pages/z/z' })).toBe(true)
    await pass(0)
    expect(parked.now).toBe('rejected')
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y'])
  })

  it('completed, then cancelled, then completed: one way back', async () => {
    const app = startWaiting()
    const parked = stateOf(app.client().get('a'))
    await pass(0)
    app.valid.add('old')
    const first = app.login.completed()
    app.login.cancelled()
    expect(await Promise.all([first, app.login.completed()])).toEqual([true, true])
    await pass(0)
    expect(parked.now).toBe('resolved')
    expect(app.routes()).toEqual(['navigateTo', 'navigateBack'])
  })

  it('what a further page of the login leaves waiting still waits', async () => {
    const app = startWaiting()
    const client = app.client()
    const states = [stateOf(client.get('slow?ms=500')), stateOf(client.get('a'))]
    await pass(0)
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    await pass(1_000)
    expect(states.map(({ now }) => now)).toEqual(['pending', 'pending'])
    await app.logIn()
    await pass(1_000)
    expect(states.map(({ now }) => now)).toEqual(['resolved', 'resolved'])
    expect(app.pages()).toEqual([`/${HOME}`])
  })
})
