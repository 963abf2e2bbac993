// whileLoggingIn: 'wait': the failed requests wait for the login and go on after it.
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN } from '../test/app.ts'
import { startWaiting } from '../test/moments.ts'

useFakeTime()

describe('a request that waits for the login', () => {
  it('is sent again with the new token once the user is back, and its caller gets the response', async () => {
    const app = startWaiting()
    const client = app.client()
    const calls = [client.get('a'), client.post('b', { x: 1 }), client.get('c')]
    await app.host.idle()
    expect(app.pages()).toHaveLength(2)
    expect(app.host.requests).toHaveLength(3)
    expect(await app.logIn()).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
    const responses = await Promise.all(calls)
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(app.host.requests.slice(3)).toMatchObject([
      { url: expect.stringContaining('/a'), header: { token: 'new' } },
      { method: 'POST', data: { x: 1 }, header: { token: 'new' } },
      { url: expect.stringContaining('/c') },
    ])
    expect(app.waiting()).toBe(0)
  })

  it('is sent after the navigation, not before', async () => {
    const app = startWaiting()
    const call = app.client().get('a')
    await app.host.idle()
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    void app.logIn()
    await vi.advanceTimersByTimeAsync(499)
    expect(app.host.requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect((await call).statusCode).toBe(200)
  })

  it('waits with those of other clients', async () => {
    const app = startWaiting()
    const calls = [app.client(), app.client(), app.client()].map((client) => client.get('a'))
    await app.host.idle()
    await app.logIn()
    expect(await Promise.all(calls)).toHaveLength(3)
    expect(app.logins()).toBe(1)
  })

  it('may fail later than the login page opens', async () => {
    const app = startWaiting()
    const client = app.client()
    const calls = [client.get('slow?ms=1000'), client.get('a')]
    await vi.advanceTimersByTimeAsync(1_000)
    expect(app.waiting()).toBe(2)
    await app.logIn()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await Promise.all(calls)).toHaveLength(2)
  })

  it('is sent again at once when it fails after the login', async () => {
    const app = startWaiting()
    const client = app.client()
    const calls = [client.get('slow?ms=1000'), client.get('a')]
    await vi.advanceTimersByTimeAsync(0)
    await app.logIn()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await Promise.all(calls)).toHaveLength(2)
    expect(app.logins()).toBe(1)
  })

  it('is not sent again when nobody is logged in any more: a logout stays a logout', async () => {
    const app = startWaiting()
    const call = failureOf(app.client({ getToken: () => app.token }).get('slow?ms=100'))
    await vi.advanceTimersByTimeAsync(50)
    app.token = undefined
    await vi.advanceTimersByTimeAsync(100)
    expect(await call).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(app.host.requests).toHaveLength(1)
    expect(app.logins()).toBe(0)
  })

  it('waits for the way back when it fails on it', async () => {
    const app = startWaiting()
    const client = app.client()
    const calls = [client.get('slow?ms=100'), client.get('a')]
    await vi.advanceTimersByTimeAsync(0)
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    void app.logIn()
    await vi.advanceTimersByTimeAsync(400)
    expect(app.host.requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(300)
    expect(await Promise.all(calls)).toHaveLength(2)
  })

  it('waits for the way back also from a login page that the user has opened', async () => {
    const app = startWaiting()
    await app.host.wx.navigateTo({ url: LOGIN })
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    const completed = app.login.completed()
    const call = app.client().get('a')
    await vi.advanceTimersByTimeAsync(100)
    expect(app.waiting()).toBe(1)
    app.valid.add('old')
    await vi.advanceTimersByTimeAsync(500)
    expect([await completed, (await call).statusCode]).toEqual([true, 200])
    expect(app.pages()).toEqual([`/${HOME}`])
  })

  it('waits below a further page of the login too, if it carried an older token than the one that has expired', async () => {
    const app = startWaiting()
    const client = app.client()
    const call = client.get('slow?ms=500')
    app.token = 'refreshed'
    void client.get('a').catch(() => {})
    await vi.advanceTimersByTimeAsync(0)
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    await vi.advanceTimersByTimeAsync(500)
    expect(app.waiting()).toBe(2)
    await app.logIn()
    await vi.advanceTimersByTimeAsync(500)
    expect((await call).statusCode).toBe(200)
  })

  it('is sent again once: when the new token is refused too, its caller gets that error and no page opens', async () => {
    const app = startWaiting()
    const call = failureOf(app.client().get('a'))
    await app.host.idle()
    app.token = 'refused'
    await app.login.completed()
    expect(await call).toMatchObject({ code: 'AUTH_EXPIRED', request: { credential: 'refused' } })
    await app.host.idle()
    expect(app.logins()).toBe(1)
    expect(app.host.requests).toHaveLength(2)
  })
})

it('what a hidden tab page has sent is sent again after a login page that is a tab page', async () => {
  const app = startWaiting({}, { tabBar: [HOME, LOGIN.slice(1)] })
  const call = app.client().get('a')
  await app.host.idle()
  expect(app.pages()).toEqual([LOGIN])
  await app.logIn()
  expect((await call).statusCode).toBe(200)
  expect(app.pages()).toEqual([`/${HOME}`])
})

describe('a waiting request whose page is gone', () => {
  it('is sent when the login page had to replace its page, which is open again in its place', async () => {
    const app = startWaiting()
    for (let page = 2; page <= 10; page++) await app.host.wx.navigateTo({ url: `/pages/p${page}?n=${page}` })
    const call = app.client().get('a')
    await app.host.idle()
    expect(app.pages()[9]).toContain(LOGIN)
    await app.logIn()
    expect((await call).statusCode).toBe(200)
    expect(app.pages()[9]).toBe('/pages/p10?n=10')
    expect(app.host.requests).toHaveLength(2)
  })

  it('is not sent when its page has been closed, and opens anew in another place of the stack', async () => {
    const app = startWaiting()
    await app.host.wx.navigateTo({ url: '/pages/x/y' })
    const write = failureOf(app.client().post('order', {}))
    await app.host.idle()
    await app.host.wx.reLaunch({ url: LOGIN })
    await app.logIn()
    expect(app.pages()).toEqual(['/pages/x/y'])
    expect(await write).toMatchObject({ code: 'ABORT' })
  })

  it('is not sent when a second login page has opened over another page meanwhile', async () => {
    const app = startWaiting({}, { tabBar: [HOME, 'pages/me/me', LOGIN.slice(1)] })
    await app.host.wx.navigateTo({ url: '/pages/detail/detail' })
    const write = failureOf(app.client().post('order', {}))
    await app.host.idle()
    await app.host.wx.switchTab({ url: '/pages/me/me' })
    const read = app.client().get('me')
    await app.host.idle()
    expect(app.pages()).toEqual([LOGIN])
    await app.logIn()
    expect((await read).statusCode).toBe(200)
    expect(await write).toMatchObject({
      message: 'POST https://api.example.com/order: its page is gone',
      code: 'ABORT',
      request: { url: 'order' },
    })
    expect(app.host.requests.filter(({ url }) => url.endsWith('order'))).toHaveLength(1)
  })
})
