// One routing call that is slow, silent or answers twice.
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, startApp } from '../test/app.ts'
import { loginFrom } from '../test/moments.ts'

useFakeTime()

describe('a routing call', () => {
  it('is not made by other failures while one is running', async () => {
    const app = startApp()
    const client = app.client()
    app.host.fail(faults.slow(2_000), { api: 'navigateTo' })
    await failureOf(client.get('groups'))
    await vi.advanceTimersByTimeAsync(1_000)
    await failureOf(client.get('activities'))
    await vi.runAllTimersAsync()
    expect(app.routes()).toEqual(['navigateTo'])
    expect(app.pages()).toHaveLength(2)
  })

  it('may call back before it returns', async () => {
    const app = startApp({}, { quirks: { syncCallbacks: true } })
    const client = app.client()
    await Promise.all(['a', 'b'].map((url) => failureOf(client.get(url))))
    await vi.runAllTimersAsync()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('that never answers is given 3 s, or redirectTimeout', async () => {
    for (const [redirectTimeout, wait] of [
      [undefined, 3_000],
      [500, 500],
    ] as const) {
      const app = startApp({ redirectTimeout })
      app.host.fail(faults.neverAnswers(), { api: 'navigateTo' })
      await failureOf(app.client().get('groups'))
      await vi.advanceTimersByTimeAsync(wait - 1)
      expect(app.routes()).toEqual(['navigateTo'])
      await vi.advanceTimersByTimeAsync(1)
      expect(app.routes()).toEqual(['navigateTo', 'redirectTo'])
    }
  })

  it('that never answers but has opened the page is followed by no other', async () => {
    const app = startApp()
    const navigateTo = app.host.wx.navigateTo
    app.routing.navigateTo = ({ url }) => void navigateTo({ url })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.routes()).toEqual(['navigateTo'])
  })

  it('may fail with what throws when it is read: the next way is tried', async () => {
    const app = startApp()
    app.routing.navigateTo = ({ fail }) =>
      fail?.({
        get errMsg(): string {
          throw new Error('not to be read')
        },
      })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([loginFrom(`/${HOME}`)])
  })

  it('may return a promise besides calling back, even one that rejects', async () => {
    const app = startApp()
    const navigateTo = app.host.wx.navigateTo
    app.routing.navigateTo = (call) => {
      navigateTo(call)
      return Promise.reject(new Error('nobody listens'))
    }
    app.host.fail(faults.errMsgOnly('navigateTo:fail'), { api: 'navigateTo' })
    await failureOf(app.client().get('groups'))
    await vi.runAllTimersAsync()
    expect(app.pages()).toEqual([loginFrom(`/${HOME}`)])
  })

  it('that answers twice, or with success and fail, counts once', async () => {
    for (const fault of [faults.answersTwice(), faults.successAndFail()]) {
      const app = startApp()
      app.host.fail(fault, { api: 'navigateTo' })
      await failureOf(app.client().get('groups'))
      await vi.runAllTimersAsync()
      expect(app.routes()).toEqual(['navigateTo'])
    }
  })
})
