// What the other plugins ask their host for: storage, network, login, pages, the screen.
import { cache, storageStore } from '@wxpipe/cache'
import { failureOf } from '@wxpipe/core'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenRefresh, wxLogin } from '@wxpipe/token-refresh'
import { afterEach, expect, it } from 'vitest'
import { app, failure } from '../test/app.ts'
import { alipay } from './index.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

it('storage holds values, and has an empty text for none, as in wx', () => {
  const { alipay: host } = app({ storageLimits: { entry: 20 } })
  expect(host.getStorageSync('token')).toBe('')
  host.setStorageSync('token', 0)
  expect(host.getStorageSync('token')).toBe(0)
  host.removeStorageSync('token')
  expect(host.getStorageSync('token')).toBe('')
  expect(() => host.setStorageSync('token', 'x'.repeat(30))).toThrow('setStorageSync:fail')
})

it('some versions call what storage holds APDataStorage', () => {
  const host = alipay({ request() {}, getStorageSync: () => ({ APDataStorage: 'a' }) } as object)
  expect(host.getStorageSync('token')).toBe('a')
})

it('a cache in the storage outlives its client', async () => {
  const { client, host, alipay, served } = app({ client: { account: () => 'lin' } })
  const cached = () => client.extend({ host: alipay }).use(cache({ ttl: 60_000, store: storageStore() }))
  await cached().get('groups')
  expect((await cached().get('groups')).data).toEqual({ id: 1 })
  expect([served.length, Object.keys(host.storage).length]).toEqual([1, 1])
})

it('the network has wx’s words', async () => {
  const { alipay, host } = app()
  const seen: unknown[] = []
  const listener = (event: { networkType: string }) => void seen.push(event.networkType)
  alipay.getNetworkType({ success: ({ networkType }) => seen.push(networkType) })
  await host.idle()
  alipay.onNetworkStatusChange(listener)
  host.setNetwork('none')
  host.setNetwork('4g')
  alipay.offNetworkStatusChange(listener)
  host.setNetwork('wifi')
  expect(seen).toEqual(['wifi', 'none', '4g'])
})

it('a change of the network also says whether there is one: resume waits for that', async () => {
  const { alipay, host } = app()
  const seen: unknown[] = []
  alipay.onNetworkStatusChange((event: object) => seen.push(event))
  host.setNetwork('none')
  host.setNetwork('4g')
  expect(seen).toMatchObject([
    { isConnected: false, networkType: 'none' },
    { isConnected: true, networkType: '4g' },
  ])
})

it('silent login takes Alipay’s code', async () => {
  let token = 'old'
  const { client, served } = app({
    handler: ({ path }) => (path === '/groups' && token === 'old' ? { statusCode: 401 } : { data: { token: 'new' } }),
  })
  const own = client.use(tokenExpiry()).use(
    tokenRefresh({
      getToken: () => token,
      refresh: wxLogin({
        exchange: (code, api) => api.post<{ token: string }>('login', { code }).then(({ data }) => data),
      }),
      setToken(next) {
        token = (next as { token: string }).token
      },
    }),
  )
  expect((await own.get('groups')).statusCode).toBe(200)
  expect(served.map(({ path }) => path)).toEqual(['/groups', '/login', '/groups'])
  expect(served[1]?.data).toEqual({ code: 'code-1' })
})

it('the numbers of a login are its own: 11 is a user who refuses, and no domain', async () => {
  const getAuthCode = ({ fail }: { fail: (failure: object) => void }) =>
    fail({ error: 11, errorMessage: '用户取消授权' })
  const failed = await new Promise((fail) => alipay({ getAuthCode } as object).login({ fail }))
  expect(failureOf(undefined, failed)).toMatchObject({ code: 'NETWORK', cause: { errno: 11 } })
})

it('one login page opens for several failures', async () => {
  const phone = app({ handler: () => ({ statusCode: 401 }), pages: ['pages/home/home', 'pages/login/login'] })
  const uninstall = phone.install()
  const client = phone.client.use(tokenExpiry()).use(loginRedirect({ loginPage: '/pages/login/login' }))
  await Promise.all([failure(client.get('a')), failure(client.get('b'))])
  await pass(1_000)
  uninstall()
  expect(phone.host.pages.map(({ route }) => route)).toEqual(['pages/home/home', 'pages/login/login'])
})

it('a router that is busy is asked again, though Alipay has another name for the words of a failure', async () => {
  const phone = app({ handler: () => ({ statusCode: 401 }), pages: ['pages/home/home', 'pages/login/login'] })
  const uninstall = phone.install()
  const client = phone.client.use(tokenExpiry()).use(loginRedirect({ loginPage: '/pages/login/login' }))
  phone.host.routerBusy(300)
  const failed = failure(client.get('a'))
  await pass(2_000)
  uninstall()
  expect(await failed).toMatchObject({ code: 'AUTH_EXPIRED' })
  expect(phone.host.pages.map(({ route }) => route)).toEqual(['pages/home/home', 'pages/login/login'])
})

it('the indicator and the toast have their words', async () => {
  const { client, host } = app({ handler: () => ({ delay: 2_000, statusCode: 500 }) })
  const shown = client.use(loading()).use(toast())
  const failed = failure(shown.post('order', {}, { loading: '提交中' }))
  await pass(1_000)
  expect(host.screen).toMatchObject({ kind: 'loading', title: '提交中' })
  await pass(1_500)
  await failed
  expect(host.screen).toMatchObject({ kind: 'toast', title: expect.stringContaining('操作失败') })
  await pass(10_000)
})

it('wx’s icons are Alipay’s types', () => {
  const told: object[] = []
  const host = alipay({ request() {}, showToast: (options: object) => void told.push(options) } as object)
  for (const icon of [undefined, 'error', 'none']) host.showToast({ title: 'a', icon })
  expect(told).toMatchObject([{ content: 'a', type: 'success' }, { type: 'fail' }, { type: 'none' }])
})

it('what my lacks the host lacks as well; routing fails with the host’s words', async () => {
  const host = alipay({ request() {} } as object)
  expect(Object.keys(host)).toEqual(['request'])
  const { client, host: phone } = app({ handler: () => ({ statusCode: 401 }) })
  phone.fail(faults.errMsgOnly('navigateTo:fail'), { api: 'navigateTo', times: 9 })
  expect(await failure(client.get('a'))).toMatchObject({ code: 'STATUS' })
})
