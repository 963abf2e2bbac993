// What session/refresh.md writes by hand does what the text says: a code that no refresh can help starts none.
import type { Client } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

it('a device that another one has replaced goes to the login page without a refresh', async () => {
  const { host, load } = runPage('docs/session/refresh.md', {
    handler: () => ({ data: { code: 40_103, message: '已在别的设备登录' } }),
  })
  host.wx.setStorageSync('session', { token: 'old', refreshToken: 'r' })
  const { client } = await load<{ client: Client }>('src/http.ts')
  await load('src/kicked-out.ts')

  const calls = ['a', 'b', 'c'].map((url) => begun(client.get(url)))
  await pass(3_000)

  expect(await Promise.all(calls.map(outcomeOf))).toMatchObject(calls.map(() => ({ code: 'AUTH_EXPIRED' })))
  expect(host.requests.map(({ url }) => url.slice(-2))).toEqual(['/a', '/b', '/c'])
  expect([host.pages.length, host.page?.route, host.storage]).toEqual([2, 'pages/login/login', {}])
})
