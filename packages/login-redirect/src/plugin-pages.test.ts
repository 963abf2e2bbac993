// Pages that a WeChat plugin has: their URL has a scheme, and is not found with a leading slash.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { failureOf, HOME, startApp } from '../test/app.ts'

useFakeTime()

const login = 'plugin-private://wx0123456789abcdef/pages/login/login'
const live = 'plugin-private://wx0123456789abcdef/pages/live/live'

describe('a login page that a plugin has', () => {
  it('opens by its URL, once', async () => {
    const app = startApp({ loginPage: login })
    const client = app.client()
    for (const path of ['a', 'b']) {
      await failureOf(client.get(path))
      await vi.runAllTimersAsync()
    }
    expect(app.pages()).toEqual([`/${HOME}`, `${login}?from=%2Fpages%2Fhome%2Fhome`])
    expect(app.routes()).toEqual(['navigateTo'])
    expect(await app.logIn()).toBe(true)
    expect(app.pages()).toEqual([`/${HOME}`])
  })
})

it('the user comes back to the page of a plugin, even where it has to be opened again', async () => {
  const app = startApp()
  await app.host.wx.navigateTo({ url: `${live}?room=1` })
  await failureOf(app.client().get('groups'))
  await vi.runAllTimersAsync()
  expect(app.login.returnPage()).toBe(`${live}?room=1`)
  await app.host.wx.reLaunch({ url: '/pages/login/login' })
  expect(await app.login.completed()).toBe(true)
  expect(app.pages()).toEqual([`${live}?room=1`])
})
