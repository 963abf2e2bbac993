// whileLoggingIn: 'wait': how a wait ends without a login: cancelled, in time, in number, aborted.
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, LOGIN, stateOf } from '../test/app.ts'
import { startWaiting } from '../test/moments.ts'

useFakeTime()

describe('a request that waits for the login', () => {
  it('rejects with its own auth error when the login is cancelled', async () => {
    const app = startWaiting()
    const client = app.client()
    const calls = [failureOf(client.get('a')), failureOf(client.get('b'))]
    await app.host.idle()
    await app.login.cancelled()
    const errors = await Promise.all(calls)
    expect(errors.map((error) => isHttpError(error, 'AUTH_EXPIRED') && error.request?.url)).toEqual(['a', 'b'])
    expect(app.waiting()).toBe(0)
  })

  it('rejects when the login page does not open', async () => {
    const app = startWaiting()
    for (const api of ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']) app.host.fail(faults.throws(), { api })
    expect(await failureOf(app.client().get('a'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(app.waiting()).toBe(0)
  })

  it('rejects after five minutes, or after waitTimeout', async () => {
    for (const [waitTimeout, limit] of [
      [undefined, 300_000],
      [1_000, 1_000],
    ] as const) {
      const app = startWaiting({ waitTimeout })
      const state = stateOf(app.client().get('a'))
      await vi.advanceTimersByTimeAsync(limit - 1)
      expect(state.now).toBe('pending')
      await vi.advanceTimersByTimeAsync(1)
      expect(state).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
      expect(app.waiting()).toBe(0)
    }
  })

  it('waits on when waitTimeout is longer than a timer can be', async () => {
    const app = startWaiting({ waitTimeout: Number.POSITIVE_INFINITY })
    const call = app.client().get('a')
    await vi.advanceTimersByTimeAsync(3_600_000)
    await app.logIn()
    expect((await call).statusCode).toBe(200)
  })

  it('is one of fifty, or of maxWaiting: one more rejects at once', async () => {
    for (const [maxWaiting, limit] of [
      [undefined, 50],
      [2, 2],
    ] as const) {
      const app = startWaiting({ maxWaiting })
      const client = app.client()
      const states = Array.from({ length: limit + 1 }, (_, n) => stateOf(client.get(`${n}`)))
      await app.host.idle()
      expect(states.filter(({ now }) => now === 'pending')).toHaveLength(limit)
      expect(states.filter(({ now }) => now === 'rejected')).toHaveLength(1)
      await app.login.cancelled()
    }
  })

  it('of the login page itself does not wait for the login page', async () => {
    const app = startWaiting()
    const client = app.client()
    const first = stateOf(client.get('a'))
    await app.host.idle()
    expect(await failureOf(client.post('login', { password: 'wrong' }))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(first.now).toBe('pending')
    await app.login.cancelled()
  })

  it('of a further page of the login does not wait for the login either, which would wait for it', async () => {
    const app = startWaiting()
    const client = app.client()
    const first = stateOf(client.get('a'))
    await app.host.idle()
    await app.host.wx.navigateTo({ url: '/pages/login/sms' })
    const code = stateOf(client.get('code'))
    await app.host.idle()
    expect(code).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
    expect([first.now, app.logins()]).toEqual(['pending', 1])
    await app.login.cancelled()
  })

  it('rejects at once while a login page is open that the user has opened: it may be left without a word', async () => {
    const app = startWaiting()
    await app.host.wx.navigateTo({ url: LOGIN })
    const request = stateOf(app.client().get('a'))
    await app.host.idle()
    expect(request).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('with a body that can be read once only rejects at once, and the login page opens', async () => {
    const app = startWaiting()
    const error = await failureOf(app.client().post('a', { pipe: () => {} }))
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED' })
    await app.host.idle()
    expect(app.logins()).toBe(1)
    expect(app.host.requests).toHaveLength(1)
  })

  it('is not sent again after the login when its body could be read once only', async () => {
    const app = startWaiting()
    const client = app.client()
    const late = stateOf(client.post('slow?ms=500', { pipe: () => {} }))
    const call = client.get('a')
    await vi.advanceTimersByTimeAsync(0)
    await app.logIn()
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await call).statusCode).toBe(200)
    expect(late).toMatchObject({ now: 'rejected', reason: { code: 'AUTH_EXPIRED' } })
  })

  it('with login: false rejects at once', async () => {
    const app = startWaiting()
    expect(await failureOf(app.client().get('a', { login: false }))).toMatchObject({ code: 'AUTH_EXPIRED' })
  })
})

describe('a request that is aborted while it waits', () => {
  it('rejects at once and leaves nothing behind', async () => {
    const app = startWaiting()
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
    const listeners = (spy: typeof add) => new Set(spy.mock.calls.map(([, listener]) => listener))
    expect(listeners(remove)).toEqual(listeners(add))
    await app.logIn()
    expect(app.host.requests).toHaveLength(1)
  })

  it('with a native signal too', async () => {
    const app = startWaiting()
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
    const app = startWaiting({
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
    const app = startWaiting()
    const source = createCancelSource()
    const add = vi.spyOn(source.signal, 'addEventListener')
    const remove = vi.spyOn(source.signal, 'removeEventListener')
    const call = app.client().get('a', { signal: source.signal })
    await app.host.idle()
    await app.logIn()
    await call
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
  })
})
