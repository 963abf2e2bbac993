// loginCancelled: what waits for the login need not wait any longer.
import { describe, expect, it } from 'vitest'
import { useFakeTime } from '../../tooling/src/fake-time.ts'
import { failureOf, LOGIN, startApp } from '../test/app.ts'
import { loginCancelled, loginCompleted, returnPage } from './index.ts'

useFakeTime()

describe('loginCancelled', () => {
  it.each([false, true])(
    'in the login page’s onUnload changes nothing after loginCompleted, synchronous host: %s',
    async (syncCallbacks) => {
      const app = startApp({ resume: 'wait' }, { quirks: { syncCallbacks } })
      app.host.definePage(LOGIN.slice(1), { onUnload: () => void loginCancelled({ host: app.routing }) })
      const call = app.client().get('groups')
      await app.host.idle()
      app.valid.add('old')
      await loginCompleted({ host: app.routing })
      expect((await call).statusCode).toBe(200)
    },
  )

  it('in the login page’s onUnload rejects what waits when the user goes back', async () => {
    const app = startApp({ resume: 'wait' })
    app.host.definePage(LOGIN.slice(1), { onUnload: () => void loginCancelled({ host: app.routing }) })
    const call = failureOf(app.client().get('groups'))
    await app.host.idle()
    app.host.unloadPage()
    expect(await call).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(returnPage({ host: app.routing })).toBeUndefined()
  })

  it('lets the next failure open the login page again', async () => {
    const app = startApp({ resume: 'wait' })
    const client = app.client()
    for (let time = 1; time <= 2; time++) {
      const call = failureOf(client.get('groups'))
      await app.host.idle()
      await app.host.wx.navigateBack()
      await loginCancelled({ host: app.routing })
      await call
      expect(app.logins()).toBe(time)
    }
  })

  it('without anything that waits does nothing', async () => {
    const app = startApp()
    await loginCancelled({ host: app.routing })
    expect(app.routes()).toEqual([])
  })
})
