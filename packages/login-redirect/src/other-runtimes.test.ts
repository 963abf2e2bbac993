// Hosts that are no wx: pages that cannot be read or have new objects each time, options that come decoded, odd hosts.
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { afterEach, describe, expect, it } from 'vitest'
import { failureOf, HOME, LOGIN, startApp, stateOf } from '../test/app.ts'
import { loginFrom, startWaiting } from '../test/moments.ts'

useFakeTime()

describe.each(['missing', 'throws', 'undefined'] as const)(
  'where getCurrentPages is not to be had (%s)',
  (brokenPages) => {
    it('the caller gets its auth error and the login page opens', async () => {
      const app = startApp({}, { quirks: { brokenPages } })
      expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
      await pass(0)
      expect(app.pages().at(-1)).toBe(loginFrom(''))
    })

    it('what waits is sent after the login', async () => {
      const app = startWaiting({}, { quirks: { brokenPages } })
      const client = app.client()
      const calls = [client.get('a'), client.get('slow?ms=100')]
      await pass(200)
      expect(app.logins()).toBe(1)
      await app.logIn()
      await pass(200)
      expect((await Promise.all(calls)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
    })
  },
)

it('where the pages cannot be read, what a user who has come back sends opens the login page again', async () => {
  const app = startApp({}, { quirks: { brokenPages: 'missing' } })
  const client = app.client()
  await failureOf(client.get('groups'))
  await pass(0)
  await app.host.wx.navigateBack()
  await failureOf(client.get('groups'))
  await pass(0)
  expect(app.logins()).toBe(2)
})

it('where the pages cannot be read, no second login page opens while calls wait for the first', async () => {
  const app = startWaiting({}, { quirks: { brokenPages: 'missing' } })
  const first = stateOf(app.client().get('groups'))
  await pass(0)
  expect(await failureOf(app.client().get('code'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  await pass(0)
  expect([app.logins(), first.now]).toEqual([1, 'pending'])
  app.login.cancelled()
})

it('where the pages cannot be read, a cancelled login keeps nobody waiting', async () => {
  const app = startWaiting({}, { quirks: { brokenPages: 'missing' } })
  const client = app.client()
  const calls = [stateOf(client.get('slow?ms=100')), stateOf(client.get('groups'))]
  await pass(0)
  app.login.cancelled()
  await pass(200)
  expect(calls.map(({ now }) => now)).toEqual(['rejected', 'rejected'])
})

it.each(['missing', 'throws', 'undefined'] as const)(
  'pages that cannot be read stay open under the login page: %s',
  async (brokenPages) => {
    const app = startApp({}, { quirks: { brokenPages } })
    await app.host.wx.navigateTo({ url: '/pages/x/y' })
    await failureOf(app.client().get('groups'))
    await pass(0)
    expect(app.routes()).toEqual(['navigateTo', 'navigateTo'])
    expect(await app.login.completed({ home: HOME })).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y'])
    expect(app.routes()).toEqual(['navigateTo', 'navigateTo', 'navigateBack'])
  },
)

it('a login page that never comes, though the host says so, is given redirectTimeout; then the next failure opens one', async () => {
  const app = startApp({ redirectTimeout: 500 })
  const { navigateTo } = app.host.wx
  app.routing.navigateTo = ({ success }) => success?.()
  const client = app.client()
  await failureOf(client.get('a'))
  await pass(1_000)
  expect([timersLeft(), app.logins()]).toEqual([0, 0])
  app.routing.navigateTo = navigateTo
  await failureOf(client.get('b'))
  await app.host.idle()
  expect(app.logins()).toBe(1)
})

it('what fails while the login page has opened and is not there yet, as in uni-app’s H5, waits for the login too', async () => {
  const app = startWaiting()
  const { navigateTo } = app.host.wx
  app.routing.navigateTo = ({ url, success }) => {
    success?.()
    setTimeout(() => navigateTo({ url }), 500)
  }
  const client = app.client()
  const calls = [client.get('a'), client.get('slow?ms=200')]
  await pass(700)
  expect([app.logins(), app.waiting()]).toEqual([1, 2])
  await app.logIn()
  await pass(300)
  expect((await Promise.all(calls)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
})

it('a page that cannot be read hides no login page', async () => {
  const circular: { self?: unknown } = {}
  circular.self = circular
  const throws = Object.defineProperty({}, 'route', {
    get() {
      throw new Error('gone')
    },
  })
  for (const page of [throws, { route: HOME, $page: null }, { route: 5 }, { route: HOME, options: circular }]) {
    const app = startApp()
    app.routing.getCurrentPages = () => [page]
    expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(0)
    expect(app.routes()).toEqual(['navigateTo'])
    app.login.cancelled()
  }
})

it('a page whose route cannot be read is none to return to', async () => {
  const app = startApp()
  app.routing.getCurrentPages = () => [
    {
      get route() {
        throw new Error('gone')
      },
    },
  ]
  expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  await pass(0)
  expect([app.login.returnPage(), app.pages().at(-1)]).toEqual([undefined, loginFrom('')])
  app.login.cancelled()
})

it('a page whose options are null is returned to by its route', async () => {
  const app = startApp()
  app.routing.getCurrentPages = () => [{ route: HOME, options: null }]
  expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  expect(app.login.returnPage()).toBe(`/${HOME}`)
  app.login.cancelled()
})

it('what waits is sent after the login also where the pages cannot be read any more', async () => {
  const app = startWaiting()
  const call = app.client().get('a')
  await pass(0)
  app.routing.getCurrentPages = () => undefined
  await app.logIn()
  expect((await call).statusCode).toBe(200)
})

describe('where page objects are new at each call', () => {
  it('what waits is sent after the login, and the user is back where they were', async () => {
    const app = startWaiting({}, { quirks: { freshPages: true } })
    await app.host.wx.navigateTo({ url: '/pages/x/y?a=1' })
    const call = app.client().get('a')
    await pass(0)
    expect(await app.logIn()).toBe(true)
    expect((await call).statusCode).toBe(200)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y?a=1'])
    expect(app.routes()).toEqual(['navigateTo', 'navigateTo', 'navigateBack'])
  })

  it('a navigateTo that never answers and has not worked is followed by the next way', async () => {
    const app = startApp({}, { quirks: { freshPages: true, noRoute: true } })
    app.routing.navigateTo = () => undefined
    await failureOf(app.client().get('groups'))
    await pass(5_000)
    expect(app.pages()).toEqual([`${LOGIN}?from=`])
  })
})

describe('where the runtime tells no routes', () => {
  it.each([
    ['has taken the place of another, because ten are open', HOME, 9],
    ['has no page below it', '', 0],
  ])('a login page that %s is left for the home page', async (_, entry, more) => {
    const app = startApp({}, { entry, quirks: { noRoute: true } })
    for (let i = 0; i < more; i++) await app.host.wx.navigateTo({ url: `/pages/x/y?i=${i}` })
    await failureOf(app.client().get('groups'))
    // The stack looks as before, so that the page seems to be still loading for a while.
    await pass(4_000)
    expect(app.pages().at(-1)).toBe(`${LOGIN}?from=`)
    expect(await app.login.completed({ home: HOME })).toBe(true)
    expect(app.pages().at(-1)).toBe(`/${HOME}`)
  })

  it('a page that is no longer open is none to go back to, and what waits for it is not sent', async () => {
    const app = startWaiting({}, { quirks: { noRoute: true } })
    for (const url of ['/pages/x/x', '/pages/x/y']) await app.host.wx.navigateTo({ url })
    const call = failureOf(app.client().get('a'))
    await pass(0)
    await app.host.wx.reLaunch({ url: `/${HOME}` })
    await app.host.wx.navigateTo({ url: '/pages/z/z' })
    await app.logIn()
    expect(await call).toMatchObject({ code: 'ABORT' })
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/z/z'])
  })

  it('the first page, opening while the session is cleared, is not taken for the login page', async () => {
    const app = startApp({ onRedirect: () => pass(100) }, { entry: '', quirks: { noRoute: true } })
    await failureOf(app.client().get('groups'))
    app.host.launch(`/${HOME}`)
    await pass(200)
    expect(app.pages()).toEqual([`/${HOME}`, `${LOGIN}?from=`])
  })

  it('a user who has gone back from the login page by hand stays there', async () => {
    const app = startApp({}, { quirks: { noRoute: true } })
    await app.host.wx.navigateTo({ url: '/pages/x/y' })
    await failureOf(app.client().get('groups'))
    await pass(1_000)
    app.host.unloadPage()
    app.login.cancelled()
    expect(await app.login.completed({ home: HOME })).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`, '/pages/x/y'])
  })
})

describe('a host that cannot be written to', () => {
  let dispose = () => {}
  afterEach(() => dispose())

  it.each(['strictProxy', 'frozen'] as const)('works: %s', async (quirk) => {
    const app = startWaiting({}, { quirks: { [quirk]: true } }, { host: undefined })
    app.host.install()
    dispose = app.host.dispose
    const calls = [app.client(), app.client()].map((client) => client.get('a'))
    await pass(0)
    expect(app.logins()).toBe(1)
    await app.logIn()
    expect(await Promise.all(calls)).toHaveLength(2)
    expect(app.pages()).toEqual([`/${HOME}`])
  })
})
