// Beside the plugins whose failures it tells: the indicator, the envelope, the login page, the page.
import { envelope } from '@wxpipe/envelope'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()
afterEach(() => pass(60_000))

describe('the indicator', () => {
  it.each(['2.22.0', '3.8.10'])(
    'is hidden before the words are shown, so that they stay: base library %s',
    async (baseLibrary) => {
      const { client: bare, host } = createApp({}, { baseLibrary, handler: () => ({ statusCode: 500, delay: 400 }) })
      const client = bare.use(loading())
      await outcomeOf(client.get('a', { loading: true }))
      expect(host.calls.map(({ api }) => api).filter((api) => /Loading|Toast/.test(api))).toEqual([
        ...['showLoading', 'hideLoading', 'showToast'],
      ])
      expect(host.screen).toMatchObject({ kind: 'toast', title: '操作失败，请稍后重试' })
      await pass(1_999)
      expect(host.screen.kind).toBe('toast')
    },
  )

  it('of another request does not take the words along when it ends', async () => {
    const { client: bare, host } = createApp(
      {},
      { handler: ({ query }) => ({ statusCode: Number(query['s']), delay: Number(query['ms']) }) },
    )
    const client = bare.use(loading())
    const slow = client.get('a?s=200&ms=900', { loading: true })
    await outcomeOf(client.get('b?s=500&ms=500', { loading: true }))
    await outcomeOf(slow)
    expect(host.screen).toMatchObject({ kind: 'toast', title: '操作失败，请稍后重试' })
  })
})

describe('an envelope', () => {
  it('lends its words, in a 200 and in a refused status', async () => {
    const { client, said } = createApp()
    client.use(envelope({ success: [0] }))
    expect(await outcomeOf(client.get('200?message=余额不足'))).toMatchObject({ code: 'RESPONSE' })
    expect(await outcomeOf(client.get('404?message=没有这个活动'))).toMatchObject({ code: 'STATUS' })
    expect(await outcomeOf(client.get('200'))).toMatchObject({ code: 'RESPONSE' })
    expect(said()).toEqual(['余额不足', '没有这个活动', '操作失败，请稍后重试'])
  })
})

describe('nothing is said', () => {
  it('when the login page opens, nor of a call that is sent again after the login', async () => {
    const session = { token: 'old' }
    const { client, host, said } = createApp(
      {},
      {
        entry: 'pages/home/home',
        handler: ({ header }) => ({ statusCode: header['authorization'] === 'Bearer new' ? 200 : 401, data: 'body' }),
      },
    )
    const getToken = () => session.token
    const login = loginRedirect({ loginPage: '/pages/login/login', getToken, whileLoggingIn: 'wait' })
    client.use(login).use(tokenInjection({ getToken })).use(tokenExpiry())
    const call = begun(client.get('a'))
    await pass(1_000)
    expect([host.page?.route, said()]).toEqual(['pages/login/login', []])
    session.token = 'new'
    void login.completed()
    expect(await outcomeOf(call)).toBe('body')
    expect(said()).toEqual([])
  })

  it('when the page of a request has gone, or somebody else has logged in', async () => {
    const { client, host, session, said } = createApp({}, { handler: () => ({ statusCode: 500, delay: 100 }) })
    client.use(pageScope())
    await host.wx.navigateTo({ url: '/pages/next/next' })
    const left = begun(client.get('a'))
    await host.wx.navigateBack()
    expect(await outcomeOf(left)).toMatchObject({ code: 'ABORT' })
    const other = begun(client.get('a'))
    session.user = 'bob'
    expect(await outcomeOf(other)).toMatchObject({ code: 'ABORT' })
    expect(said()).toEqual([])
  })
})
