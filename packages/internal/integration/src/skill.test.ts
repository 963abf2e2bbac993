// What assistants read (packages/core/skills/wxpipe/SKILL.md) is true when its code runs as it stands there.
import { type Client, isHttpError } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'

useFakeTime()

interface App {
  readonly client: Client
  readonly version: Parameters<Client['use']>[0]
  getGroups(keyword: string): Promise<readonly { id: number }[]>
  addGroup(name: string): Promise<{ id: number }>
  logIn(code: string): Promise<{ token: string; refreshToken: string }>
}

const open = guideApp<App>('packages/core/skills/wxpipe/SKILL.md', ['http', 'services/group', 'interceptors'])

let stop = () => {}
afterEach(() => stop())

/** A phone with that session in its storage; `good` is the token that the server takes. */
function phone(session: object | undefined, canRefresh = true) {
  const host = createHost({
    pages: ['pages/index/index', 'pages/login/login'],
    handler({ path, method, header }) {
      if (path === '/login') return { data: { code: 0, data: { token: 'good', refreshToken: 'next' } } }
      if (path === '/token/refresh')
        return canRefresh
          ? { data: { code: 0, data: { token: 'good', refreshToken: 'next' } }, delay: 50 }
          : { statusCode: 401, data: {} }
      if (header['authorization'] !== 'Bearer good') return { data: { code: '99997', message: 'expired' } }
      if (method === 'POST') return { data: { code: 20_001, message: '名字已被占用' }, delay: 2_000 }
      return { data: { code: 0, data: [{ id: 7 }] } }
    },
  })
  const uninstall = host.install()
  stop = () => {
    uninstall()
    host.dispose()
  }
  if (session) host.wx.setStorageSync('session', session)
  const sends = (path: string) => host.requests.filter(({ url }) => url.includes(path)).length
  return { host, sends }
}

describe('the skill’s app', () => {
  it('refreshes once for five expired requests, keeps what it got, and yields the data alone', async () => {
    const { host, sends } = phone({ token: 'old', refreshToken: 'r' })
    const { getGroups } = await open()
    const calls = Promise.all(['a', 'b', 'c', 'd', 'e'].map(getGroups))
    await pass(5_000)
    expect(await calls).toEqual(Array.from({ length: 5 }, () => [{ id: 7 }]))
    expect(sends('token/refresh')).toBe(1)
    expect(host.wx.getStorageSync('session')).toEqual({ token: 'good', refreshToken: 'next' })
  })

  it('opens one login page and clears the session where the refresh is refused', async () => {
    const { host } = phone({ token: 'old', refreshToken: 'r' }, false)
    const { getGroups } = await open()
    for (const keyword of ['a', 'b']) getGroups(keyword).catch(() => {})
    await pass(5_000)
    expect(host.pages.map(({ route }) => route)).toEqual(['pages/index/index', 'pages/login/login'])
    expect(host.wx.getStorageSync('session')).toBe('')
  })

  it('logs in without a token', async () => {
    const { host } = phone(undefined)
    const { logIn } = await open()
    const call = logIn('code')
    await pass(1_000)
    expect(await call).toEqual({ token: 'good', refreshToken: 'next' })
    expect(host.requests[0]?.header).not.toHaveProperty('Authorization')
  })

  it('shows loading, then the server’s words, and a POST is sent once', async () => {
    const { host, sends } = phone({ token: 'good', refreshToken: 'r' })
    const { addGroup } = await open()
    const call = addGroup('跑步').catch((error: unknown) => error)
    await pass(10_000)
    expect(await call).toMatchObject({ business: { code: '20001', message: '名字已被占用' } })
    expect(sends('/groups')).toBe(1)
    const shown = host.calls.filter(({ api }) => /^show/.test(api)).map(({ api }) => api)
    expect(shown).toEqual(['showLoading', 'showToast'])
  })

  it('takes its own interceptor, wherever it is used, and refuses the key of a plugin that it has not', async () => {
    const { host } = phone({ token: 'good', refreshToken: 'r' })
    const { client, version } = await open()
    client.use(version)
    expect(client.inspect()).toMatch(/200 login-redirect[\s\S]*250 client-version[\s\S]*700 token-injection/)
    const odd = [{ schema: {} }, { upload: { filePath: 'x' } }, { dedupe: false }, { success: () => {} }, { cache: {} }]
    const outcomes = odd.map((options) => client.get('groups', options as object).catch((error: unknown) => error))
    await pass(1_000)
    expect((await Promise.all(outcomes)).map((outcome) => isHttpError(outcome, 'CONFIG'))).toEqual(odd.map(() => true))
    expect(host.requests).toEqual([])
  })
})
