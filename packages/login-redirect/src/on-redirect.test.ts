// onRedirect clears the session once, before the login page opens, and its own trouble stops nothing.
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failureOf, startApp } from '../test/app.ts'

describe('onRedirect', () => {
  const unhandled: unknown[] = []
  const collect = (reason: unknown) => void unhandled.push(reason)
  afterEach(() => {
    vi.useRealTimers()
    process.off('unhandledRejection', collect)
    unhandled.length = 0
  })

  it('runs once for many failures, before the login page opens and before the caller hears of it', async () => {
    const seen: string[] = []
    const app = startApp({ onRedirect: () => void seen.push(`cleared, ${app.routes().length} calls`) })
    const client = app.client()
    await Promise.all(['a', 'b', 'c'].map((url) => failureOf(client.get(url)).then(() => seen.push('rejected'))))
    await app.host.idle()
    expect(seen).toEqual(['cleared, 0 calls', 'rejected', 'rejected', 'rejected'])
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('is waited for when it is asynchronous, but the caller is not', async () => {
    let clear = () => {}
    const app = startApp({
      onRedirect: () =>
        new Promise<void>((done) => {
          clear = done
        }),
    })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.routes()).toEqual([])
    clear()
    await app.host.idle()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('that clears the token slowly is followed by the login page, though other failures find the token still there', async () => {
    let clear = () => {}
    const app = startApp({
      getToken: () => app.token,
      onRedirect: () =>
        new Promise<void>((done) => {
          clear = () => {
            app.token = undefined
            done()
          }
        }),
    })
    const client = app.client()
    await Promise.all(['a', 'b', 'c'].map((url) => failureOf(client.get(url))))
    clear()
    await app.host.idle()
    expect(app.routes()).toEqual(['navigateTo'])
    expect(app.logins()).toBe(1)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('storage is full')
      },
    ],
    ['rejects', () => Promise.reject(new Error('storage is full'))],
  ])(
    'that %s does not stop the redirect nor replace the auth error, and shows as an unhandled rejection',
    async (_, onRedirect) => {
      const listeners = process.listeners('unhandledRejection')
      process.removeAllListeners('unhandledRejection').on('unhandledRejection', collect)
      const app = startApp({ onRedirect })
      expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
      await app.host.idle()
      await new Promise((done) => setTimeout(done))
      for (const listener of listeners) process.on('unhandledRejection', listener)
      expect(app.logins()).toBe(1)
      expect(unhandled).toEqual([new Error('storage is full')])
    },
  )

  it('that runs while the login is cancelled is followed by no login page', async () => {
    const app = startApp({ onRedirect: () => Promise.resolve().then(() => app.login.cancelled()) })
    expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await app.host.idle()
    expect(app.routes()).toEqual([])
  })

  it('that cancels the login at once, as an app’s logout may, leaves no call waiting', async () => {
    const app = startApp({ whileLoggingIn: 'wait', onRedirect: () => app.login.cancelled() })
    const call = failureOf(app.client().get('groups'))
    await app.host.idle()
    expect([app.waiting(), app.routes()]).toEqual([0, []])
    expect(await call).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('that never ends delays the redirect by redirectTimeout', async () => {
    vi.useFakeTimers()
    const app = startApp({ onRedirect: () => new Promise(() => {}), redirectTimeout: 200 })
    await failureOf(app.client().get('groups'))
    await vi.advanceTimersByTimeAsync(199)
    expect(app.logins()).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(app.logins()).toBe(1)
    expect(timersLeft()).toBe(0)
  })
})
