// The session plugins over the host: one login page, the way back with its query, what waited is sent again.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { afterEach, expect, it } from 'vitest'
import { createUni } from '../test/uni.ts'
import { uniHost } from './index.ts'

useFakeTime()

const PAGE = '/pages/detail/detail?q=%E4%BD%A0%26b&next=%2Fpages%2Fx%3Fa%3D1'
let app: ReturnType<typeof createUni>
afterEach(() => app.dispose())

async function open(isH5: boolean) {
  let isLoggedIn = false
  app = createUni({ isH5, handler: () => ({ statusCode: isLoggedIn ? 200 : 401 }) })
  const login = loginRedirect({ loginPage: '/pages/login/login', whileLoggingIn: 'wait' })
  // Two clients, as two files of an app make them.
  const clients = ['a', 'b'].map(() =>
    createClient({ host: uniHost(), baseURL: 'https://api.example.com/' }).use(tokenExpiry()).use(login),
  )
  app.host.wx.navigateTo({ url: PAGE })
  await pass(0)
  const options = { ...app.host.page?.options }
  const calls = Promise.all(clients.map((client) => client.get('private')))
  await pass(100)
  const logIn = () => {
    isLoggedIn = true
    return login.completed()
  }
  return { login, calls, logIn, options, urls: () => app.host.pages.map(({ url }) => url) }
}

it.each([
  ['a Mini Program', false],
  ['H5', true],
])('in %s one login page opens for all clients, and everybody goes on after it', async (_where, isH5) => {
  const { calls, logIn, urls } = await open(isH5)
  expect(urls().map((url) => url.split('?')[0])).toEqual([
    '/pages/index/index',
    '/pages/detail/detail',
    '/pages/login/login',
  ])
  expect(await logIn()).toBe(true)
  expect([(await calls).map(({ statusCode }) => statusCode), urls().length, timersLeft()]).toEqual([[200, 200], 2, 0])
})

it.each([
  ['a Mini Program', false],
  ['H5', true],
])('in %s the page to return to is read again as it was read first', async (_where, isH5) => {
  const { login, calls, options } = await open(isH5)
  app.host.wx.redirectTo({ url: login.returnPage()! })
  await pass(0)
  expect(app.host.page?.options).toEqual(options)
  login.cancelled()
  await expect(calls).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
})
