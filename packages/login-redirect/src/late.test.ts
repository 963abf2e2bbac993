// A late response to a request that carried an older token throws nobody out; a new expiry does.
import { AuthExpiredError, createClient, type HttpRequest, withRequest } from '@wxpipe/core'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp } from '../test/app.ts'
import { failRouting, startClearing } from '../test/moments.ts'
import { loginRedirect } from './index.ts'

/** The user logs in and goes back, as a login page does it by itself. */
async function logIn(app: ReturnType<typeof startApp>, token = 'new') {
  app.valid.add(token)
  app.token = token
  await app.host.wx.navigateBack()
}

/** Whether the app knows its token (`getToken`) or not, these hold. */
describe.each([
  ['without getToken', {}],
  ['with getToken', { getToken: () => tokenOf() }],
  ['with a getToken that takes its time', { getToken: () => Promise.resolve().then(() => tokenOf()) }],
])('%s', (_, options) => {
  const setup = () => {
    const app = startApp(options)
    tokenOf = () => app.token
    return { app, client: app.client() }
  }

  it('a failure after the login, of a request from before it, opens nothing', async () => {
    const { app, client } = setup()
    const late = failureOf(client.get('slow?ms=20'))
    await failureOf(client.get('groups'))
    await app.host.idle()
    await logIn(app)
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('a failure while the login page is open opens nothing', async () => {
    const { app, client } = setup()
    const late = failureOf(client.get('slow?ms=20'))
    await failureOf(client.get('groups'))
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it('the next token expires too: the login page opens again', async () => {
    const { app, client } = setup()
    await failureOf(client.get('groups'))
    await app.host.idle()
    await logIn(app)
    await client.get('groups')
    app.valid.clear()
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.logins()).toBe(2)
  })

  it('the user comes back without logging in and tries again: the login page opens again', async () => {
    const { app, client } = setup()
    await failureOf(client.get('groups'))
    await app.host.idle()
    await app.host.wx.navigateBack()
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.logins()).toBe(2)
  })

  it('nobody is logged in: a request without a token opens the login page', async () => {
    const { app, client } = setup()
    app.token = undefined
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it('a request without a token whose response comes after the login opens nothing', async () => {
    const { app, client } = setup()
    app.token = undefined
    const late = failureOf(client.get('slow?ms=20'))
    await failureOf(client.get('groups'))
    await app.host.idle()
    await logIn(app)
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })
})

let tokenOf: () => string | undefined

describe('getToken', () => {
  it('tells a late response also when no login page has opened, as after a silent refresh', async () => {
    const app = startApp({ getToken: () => app.token })
    const late = failureOf(app.client().get('slow?ms=5'))
    app.token = 'refreshed'
    await late
    await app.host.idle()
    expect(app.routes()).toEqual([])
  })

  it('is told which request has failed, as an app with several tokens needs', async () => {
    const getToken = vi.fn(({ url }: HttpRequest) => `token of ${url}`)
    await failureOf(startApp({ getToken }).client().get('groups'))
    expect(getToken).toHaveReturnedWith('token of groups')
  })

  it.each([undefined, 'wait'] as const)(
    'tells that somebody has logged in by another way since a request was sent without a token: %s',
    async (whileLoggingIn) => {
      const onRedirect = vi.fn()
      const app = startApp({ getToken: () => app.token, onRedirect, whileLoggingIn })
      app.token = undefined
      const late = app
        .client()
        .get('slow?ms=5')
        .then(
          ({ statusCode }) => statusCode,
          ({ code }) => code,
        )
      app.token = 'new'
      app.valid.add('new')
      expect(await late).toBe(whileLoggingIn ? 200 : 'AUTH_EXPIRED')
      await app.host.idle()
      expect(app.routes()).toEqual([])
      expect(onRedirect).not.toHaveBeenCalled()
    },
  )

  it('makes no response late where nobody says which token a request carried', async () => {
    const app = startApp()
    const client = createClient({ host: app.host.wx, baseURL: 'https://api.example.com/' })
      .use({
        name: 'own session',
        order: 700,
        request: (request) => withRequest(request, { header: { token: 'old' } }),
        error: (_error, request: HttpRequest) => {
          throw new AuthExpiredError('the session has expired', { request })
        },
      })
      .use(loginRedirect({ loginPage: LOGIN, getToken: () => app.token }))
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it('that has cleared its session since makes the other failures late', async () => {
    const { app, client } = startClearing()
    const late = failureOf(client.get('slow?ms=5'))
    await failureOf(client.get('groups'))
    await app.host.idle()
    await app.host.wx.navigateBack()
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it('that yields a token after no login page opened says that somebody has logged in: their logout later opens none', async () => {
    const { app, client } = startClearing()
    failRouting(app)
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(app.pages()).toEqual([`/${HOME}`])
    // By another way, as on a page of its own; the server refuses that one too, late, after the logout.
    app.token = 'other'
    const first = failureOf(client.get('slow?ms=5'))
    app.token = 'another'
    await first
    const late = failureOf(client.get('slow?ms=5'))
    app.token = undefined
    await late
    await app.host.idle()
    expect(app.logins()).toBe(0)
  })

  it('makes nothing late that carried the expired token, though a second try without a token has opened no login page either', async () => {
    const { app, client } = startClearing()
    const late = failureOf(client.get('slow?ms=300'))
    failRouting(app, 2)
    for (const time of [1, 2]) {
      await failureOf(client.get('groups'))
      await vi.waitUntil(() => app.routes().length === 4 * time)
    }
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it('makes what carried the expired token late, if somebody has logged in after no login page opened', async () => {
    const app = startApp({ getToken: () => app.token })
    const client = app.client()
    const late = failureOf(client.get('slow?ms=100'))
    failRouting(app)
    await failureOf(client.get('groups'))
    await vi.waitUntil(() => app.routes().length === 4)
    app.token = 'new'
    await late
    await app.host.idle()
    expect([app.logins(), app.routes().length]).toEqual([0, 4])
  })

  it('that yields no token any more, after a login that gave the same text anew: a logout stays a logout', async () => {
    const app = startApp({ getToken: () => app.token })
    const client = app.client()
    await failureOf(client.get('groups'))
    await app.host.idle()
    expect(await app.logIn('old')).toBe(true)
    app.valid.delete('old')
    const late = failureOf(client.get('slow?ms=5'))
    app.token = undefined
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it.each([
    ['after a cancelled login', true],
    ['after the user has come back from the login page', false],
  ])('that yields no token any more, %s: a logout stays a logout', async (_, isCancelled) => {
    const app = startApp({ getToken: () => app.token })
    const client = app.client()
    await failureOf(client.get('groups'))
    await app.host.idle()
    await app.host.wx.navigateBack()
    if (isCancelled) app.login.cancelled()
    const late = failureOf(client.get('slow?ms=5'))
    app.token = undefined
    await late
    await app.host.idle()
    expect(app.logins()).toBe(1)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('storage is broken'))],
    [
      'throws',
      () => {
        throw new Error('storage is broken')
      },
    ],
    ['never answers', () => new Promise<string>(() => {})],
  ])('that %s opens nothing and does not replace the auth error', async (_, getToken) => {
    const app = startApp({ getToken, redirectTimeout: 10 })
    expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await app.host.idle()
    expect(app.routes()).toEqual([])
  })
})
