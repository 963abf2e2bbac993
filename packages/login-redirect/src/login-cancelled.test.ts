// login.cancelled: what waits for the login need not wait any longer.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { failureOf, LOGIN, startApp } from '../test/app.ts'

useFakeTime()

describe('login.cancelled', () => {
  it.each([false, true])(
    'in the login page’s onUnload changes nothing after login.completed, synchronous host: %s',
    async (syncCallbacks) => {
      const app = startApp({ whileLoggingIn: 'wait' }, { quirks: { syncCallbacks } })
      app.host.definePage(LOGIN.slice(1), { onUnload: () => void app.login.cancelled() })
      const call = app.client().get('groups')
      await app.host.idle()
      app.valid.add('old')
      await app.login.completed()
      expect((await call).statusCode).toBe(200)
    },
  )

  it('in the login page’s onUnload rejects what waits when the user goes back', async () => {
    const app = startApp({ whileLoggingIn: 'wait' })
    app.host.definePage(LOGIN.slice(1), { onUnload: () => void app.login.cancelled() })
    const call = failureOf(app.client().get('groups'))
    await app.host.idle()
    app.host.unloadPage()
    expect(await call).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(app.login.returnPage()).toBeUndefined()
  })

  it('lets the next failure open the login page again', async () => {
    const app = startApp({ whileLoggingIn: 'wait' })
    const client = app.client()
    for (let time = 1; time <= 2; time++) {
      const call = failureOf(client.get('groups'))
      await app.host.idle()
      await app.host.wx.navigateBack()
      await app.login.cancelled()
      await call
      expect(app.logins()).toBe(time)
    }
  })

  it('without anything that waits does nothing', async () => {
    const app = startApp()
    await app.login.cancelled()
    expect(app.routes()).toEqual([])
  })
})
