// A login of several pages: what fails while one of them lies over the login page opens no second one over it.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { failureOf, HOME, LOGIN, startApp, stateOf } from '../test/app.ts'
import { loginFrom, startClearing } from '../test/moments.ts'

useFakeTime()

const SMS = '/pages/login/sms'

/** The app after its session has expired and the user has gone on from the login page. */
async function goOn(url: string) {
  const { app, client } = startClearing()
  const late = failureOf(client.get('slow?ms=500'))
  await failureOf(client.get('groups'))
  await pass(0)
  await app.host.wx.navigateTo({ url })
  return { app, client, late }
}

describe('a request that fails while a further page of the login is open', () => {
  it.each([
    ['sent then, without a token', false],
    ['sent before the login page has opened', true],
  ])('opens nothing: %s', async (_, isLate) => {
    const { app, client, late } = await goOn(SMS)
    const failure = isLate ? late : failureOf(client.get('unread'))
    await pass(500)
    expect(await failure).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(app.pages()).toEqual([`/${HOME}`, loginFrom(`/${HOME}`), SMS])
  })

  it('with a token opens the login page: an app may go forward from it when the user has logged in', async () => {
    const { app, client } = await goOn('/pages/news/news')
    app.token = 'new'
    await failureOf(client.get('news'))
    await pass(0)
    expect(app.logins()).toBe(2)
  })

  it('opens the login page again once the user has gone back', async () => {
    const { app, client } = await goOn(SMS)
    await app.host.wx.navigateBack({ delta: 2 })
    await failureOf(client.get('groups'))
    await pass(0)
    expect(app.logins()).toBe(2)
  })
})

it('an app that begins with its login page, and leaves it open below, gets one whenever a session expires', async () => {
  const { app, client } = startClearing({}, { entry: LOGIN.slice(1) })
  await app.host.wx.navigateTo({ url: `/${HOME}` })
  for (let time = 1; time <= 3; time++) {
    await failureOf(client.get('groups'))
    await pass(0)
    expect(app.pages()).toEqual([LOGIN, `/${HOME}`, loginFrom(`/${HOME}`)])
    await app.host.wx.navigateBack()
  }
})

it('a login page that is a tab page counts as open below a further page, too', async () => {
  const { app, client } = startClearing({}, { tabBar: [HOME, LOGIN.slice(1)] })
  await failureOf(client.get('groups'))
  await pass(0)
  await app.host.wx.navigateTo({ url: SMS })
  expect(await failureOf(client.get('unread'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  await pass(0)
  expect(app.pages()).toEqual([LOGIN, SMS])
})

it.each([undefined, 'wait'] as const)(
  'a further page whose request still carries the expired token opens no login page: %s',
  async (whileLoggingIn) => {
    const app = startApp({ getToken: () => app.token, whileLoggingIn })
    const first = stateOf(app.client().get('groups'))
    await pass(0)
    await app.host.wx.navigateTo({ url: SMS })
    expect(await failureOf(app.client().get('unread'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(0)
    expect([app.pages().length, app.logins(), first.now]).toEqual([3, 1, whileLoggingIn ? 'pending' : 'rejected'])
    app.login.cancelled()
  },
)

it('while calls wait for the login, a further page with a new token opens no second login page', async () => {
  const app = startApp({ getToken: () => app.token, whileLoggingIn: 'wait' })
  const first = stateOf(app.client().get('groups'))
  await pass(0)
  await app.host.wx.navigateTo({ url: SMS })
  app.token = 'for the SMS code alone'
  expect(await failureOf(app.client().get('unread'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  await pass(0)
  expect([app.pages().length, app.logins(), first.now]).toEqual([3, 1, 'pending'])
  app.login.cancelled()
})

it('a login page that comes later than the host says counts as open below a further page, too', async () => {
  // As in uni-app's H5. The app has begun with this failure: no page is open that could change.
  const app = startApp({ whileLoggingIn: 'wait' }, { entry: '' })
  const { navigateTo } = app.host.wx
  app.routing.navigateTo = ({ url, success }) => {
    success?.()
    setTimeout(() => navigateTo({ url }), 300)
  }
  const first = stateOf(app.client().get('groups'))
  await pass(500)
  await navigateTo({ url: SMS })
  const code = stateOf(app.client().get('code'))
  await pass(500)
  expect([app.pages().length, first.now, code.now]).toEqual([2, 'pending', 'rejected'])
  app.login.cancelled()
})

it('a login page that goes on to a further page at once has opened: what that page sends does not wait for it', async () => {
  const app = startApp({ whileLoggingIn: 'wait' })
  app.host.definePage(LOGIN.slice(1), { onLoad: () => void app.host.wx.navigateTo({ url: SMS }) })
  const first = stateOf(app.client().get('groups'))
  await pass(0)
  expect(app.pages().at(-1)).toBe(SMS)
  const code = stateOf(app.client().get('code'))
  await pass(200)
  expect([first.now, code.now]).toEqual(['pending', 'rejected'])
  app.login.cancelled()
})
