// resume: 'wait': the failed requests wait for the login, go on after it, and are bound in time and number.
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { faults } from '@wxpipe/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp, stateOf } from '../test/app.ts'
import { loginCancelled, loginCompleted } from './index.ts'

const start = (more = {}, hostOptions = {}) => startApp({ resume: 'wait', ...more }, hostOptions)
type App = ReturnType<typeof start>

function logIn(app: App, token = 'new') {
  app.valid.add(token)
  app.token = token
  return loginCompleted({ host: app.routing })
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('a request that waits for the login', () => {
  it('is sent again with the new token once the user is back, and its caller gets the answer', async () => {
    const app = start()
    const client = app.client()
    const calls = [client.get('a'), client.post('b', { x: 1 }), client.get('c')]
    await app.host.idle()
    expect(app.pages()).toHaveLength(2)
    expect(app.host.requests).toHaveLength(3)
    expect(await logIn(app)).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
    const answers = await Promise.all(calls)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(app.host.requests.slice(3)).toMatchObject([
      { url: expect.stringContaining('/a'), header: { token: 'new' } },
      { method: 'POST', data: { x: 1 }, header: { token: 'new' } },
      { url: expect.stringContaining('/c') },
    ])
    expect(app.waiting()).toBe(0)
  })

  it('is sent after the navigation, not before', async () => {
    const app = start()
    const call = app.client().get('a')
    await app.host.idle()
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    void logIn(app)
    await vi.advanceTimersByTimeAsync(499)
    expect(app.host.requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect((await call).statusCode).toBe(200)
  })

  it('waits with those of other clients and of another copy of the package', async () => {
    vi.resetModules()
    const copy = await import('./index.ts')
    const app = start()
    const calls = [app.client(), app.client(), app.client({}, copy.loginRedirect)].map((client) => client.get('a'))
    await app.host.idle()
    await logIn(app)
    expect(await Promise.all(calls)).toHaveLength(3)
    expect(app.logins()).toBe(1)
  })

  it('may fail later than the login page opens', async () => {
    const app = start()
    const client = app.client()
    const calls = [client.get('slow?ms=1000'), client.get('a')]
    await vi.advanceTimersByTimeAsync(1_000)
    expect(app.waiting()).toBe(2)
    await logIn(app)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await Promise.all(calls)).toHaveLength(2)
  })

  it('is sent again at once when it fails after the login', async () => {
    const app = start()
    const client = app.client()
    const calls = [client.get('slow?ms=1000'), client.get('a')]
    await vi.advanceTimersByTimeAsync(0)
    await logIn(app)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await Promise.all(calls)).toHaveLength(2)
    expect(app.logins()).toBe(1)
  })

  it('waits for the way back when it fails on it', async () => {
    const app = start()
    const client = app.client()
    const calls = [client.get('slow?ms=100'), client.get('a')]
    await vi.advanceTimersByTimeAsync(0)
    app.host.fail(faults.slow(500), { api: 'navigateBack' })
    void logIn(app)
    await vi.advanceTimersByTimeAsync(400)
    expect(app.host.requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(300)
    expect(await Promise.all(calls)).toHaveLength(2)
  })

  it('is sent again once: when the new token is refused too, its caller gets that error and no page opens', async () => {
    const app = start()
    const call = failureOf(app.client().get('a'))
    await app.host.idle()
    app.token = 'refused'
    await loginCompleted({ host: app.routing })
    expect(await call).toMatchObject({ code: 'AUTH_EXPIRED', request: { credential: 'refused' } })
    await app.host.idle()
    expect(app.logins()).toBe(1)
    expect(app.host.requests).toHaveLength(2)
  })

  it('rejects with its own auth error when the login is cancelled', async () => {
    const app = start()
    const client = app.client()
    const calls = [failureOf(client.get('a')), failureOf(client.get('b'))]
    await app.host.idle()
    await loginCancelled({ host: app.routing })
    const errors = await Promise.all(calls)
    expect(errors.map((error) => isHttpError(error, 'AUTH_EXPIRED') && error.request?.url)).toEqual(['a', 'b'])
    expect(app.waiting()).toBe(0)
  })

  it('rejects when the login page does not open', async () => {
    const app = start()
    for (const api of ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']) app.host.fail(faults.throws(), { api })
    expect(await failureOf(app.client().get('a'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(app.waiting()).toBe(0)
  })

  it('rejects after five minutes, or after waitTimeout', async () => {
    for (const [waitTimeout, limit] of [
      [undefined, 300_000],
      [1_000, 1_000],
    ] as const) {
      const app = start({ waitTimeout })
      const state = stateOf(app.client().get('a'))
      await vi.advanceTimersByTimeAsync(limit - 1)
      expect(state.now).toBe('pending')
      await vi.advanceTimersByTimeAsync(1)
      expect(state).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
      expect(app.waiting()).toBe(0)
    }
  })

  it('waits on when waitTimeout is longer than a timer can be', async () => {
    const app = start({ waitTimeout: Number.POSITIVE_INFINITY })
    const call = app.client().get('a')
    await vi.advanceTimersByTimeAsync(3_600_000)
    await logIn(app)
    expect((await call).statusCode).toBe(200)
  })

  it('is one of fifty, or of maxWaiting: one more rejects at once', async () => {
    for (const [maxWaiting, limit] of [
      [undefined, 50],
      [2, 2],
    ] as const) {
      const app = start({ maxWaiting })
      const client = app.client()
      const states = Array.from({ length: limit + 1 }, (_, n) => stateOf(client.get(`${n}`)))
      await app.host.idle()
      expect(states.filter(({ now }) => now === 'pending')).toHaveLength(limit)
      expect(states.filter(({ now }) => now === 'rejected')).toHaveLength(1)
      await loginCancelled({ host: app.routing })
    }
  })

  it('of the login page itself does not wait for the login page', async () => {
    const app = start()
    const client = app.client()
    const first = stateOf(client.get('a'))
    await app.host.idle()
    expect(await failureOf(client.post('login', { password: 'wrong' }))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(first.now).toBe('pending')
    await loginCancelled({ host: app.routing })
  })

  it('with login: false rejects at once', async () => {
    const app = start()
    expect(await failureOf(app.client().get('a', { login: false }))).toMatchObject({ code: 'AUTH_EXPIRED' })
  })
})

describe('a request that is aborted while it waits', () => {
  it('rejects at once and leaves nothing behind', async () => {
    const app = start()
    const source = createCancelSource()
    const add = vi.spyOn(source.signal, 'addEventListener')
    const remove = vi.spyOn(source.signal, 'removeEventListener')
    const call = failureOf(app.client().get('a', { signal: source.signal }))
    await app.host.idle()
    expect(app.waiting()).toBe(1)
    source.abort('left')
    expect(await call).toMatchObject({ code: 'ABORT', cause: 'left' })
    await app.host.idle()
    expect(app.waiting()).toBe(0)
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
    await logIn(app)
    expect(app.host.requests).toHaveLength(1)
  })

  it('with a native signal too', async () => {
    const app = start()
    const source = new AbortController()
    const call = failureOf(app.client().get('a', { signal: source.signal }))
    await app.host.idle()
    source.abort()
    expect(await call).toMatchObject({ code: 'ABORT' })
    await app.host.idle()
    expect(app.waiting()).toBe(0)
  })

  it('does not begin to wait when that happens during getToken', async () => {
    const source = createCancelSource()
    const app = start({
      getToken: () => {
        source.abort()
        return app.token
      },
    })
    expect(await failureOf(app.client().get('a', { signal: source.signal }))).toMatchObject({ code: 'ABORT' })
    await app.host.idle()
    expect(app.waiting()).toBe(0)
  })

  it('lets go of its signal after the login', async () => {
    const app = start()
    const source = createCancelSource()
    const add = vi.spyOn(source.signal, 'addEventListener')
    const remove = vi.spyOn(source.signal, 'removeEventListener')
    const call = app.client().get('a', { signal: source.signal })
    await app.host.idle()
    await logIn(app)
    await call
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
  })
})

describe('a waiting request whose page is gone', () => {
  it('fails with an AbortError when the login page had to replace its page', async () => {
    const app = start()
    for (let page = 2; page <= 10; page++) await app.host.wx.navigateTo({ url: `/pages/p${page}?n=${page}` })
    const call = failureOf(app.client().get('a'))
    await app.host.idle()
    expect(app.pages()[9]).toContain(LOGIN)
    await logIn(app)
    expect(await call).toMatchObject({ code: 'ABORT', message: expect.stringContaining('the page') })
    expect(app.pages()[9]).toBe('/pages/p10?n=10')
    expect(app.host.requests).toHaveLength(1)
  })
})
