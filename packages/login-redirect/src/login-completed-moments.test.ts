// login.completed at odd moments: twice, too early, without a redirect.
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, LOGIN, startApp } from '../test/app.ts'
import { expireOn } from '../test/moments.ts'

useFakeTime()

describe('login.completed', () => {
  it('called twice goes back once', async () => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y')
    expect(await Promise.all([complete(), complete({ home: '/pages/z/z' })])).toEqual([true, true])
    expect(routesBack()).toEqual(['navigateBack'])
    expect(app.pages()).toHaveLength(2)
  })

  it('called while the way back is running waits for it', async () => {
    const { app, complete, routesBack } = await expireOn('/pages/x/y')
    app.host.fail(faults.slow(100), { api: 'navigateBack' })
    const first = complete()
    await vi.advanceTimersByTimeAsync(50)
    const second = complete({ home: '/pages/z/z' })
    await vi.advanceTimersByTimeAsync(50)
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(routesBack()).toEqual(['navigateBack'])
  })

  it('may be called before the call that opens the login page has answered', async () => {
    const app = startApp()
    app.host.definePage(LOGIN.slice(1), { onLoad: () => void app.login.completed() })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.pages()).toEqual([`/${HOME}`])
    expect(app.routes()).toEqual(['navigateTo', 'navigateBack'])
  })

  it('makes the failures of older requests late', async () => {
    const app = startApp()
    const client = app.client()
    await app.host.wx.navigateTo({ url: LOGIN })
    const older = failureOf(client.get('slow?ms=10'))
    await app.login.completed()
    await vi.advanceTimersByTimeAsync(10)
    await older
    expect(app.logins()).toBe(1)
  })
})
