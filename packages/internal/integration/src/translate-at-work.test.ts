// What "translate my HttpUtil" writes for each back end works with its responses: data, its words, an expired session.
import { createHost, type HostRequest } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { type Choice, type Dialect, usual } from '../../../../docs/.vitepress/live/translate/choice.ts'
import { translate } from '../../../../docs/.vitepress/live/translate/translate.ts'
import { startText } from '../fixtures/run-text.ts'

let uninstall = () => {}
afterEach(() => uninstall())

type ServerReply = { readonly statusCode?: number; readonly data: object }

/** A phone with a session in its storage, and what is written for the choice. */
function start(choice: Partial<Choice> & { dialect: Dialect }, server: (request: HostRequest) => ServerReply) {
  const host = createHost({ handler: server, pages: ['pages/index/index', 'pages/login/login'] })
  uninstall = host.install()
  host.wx.setStorageSync('token', 'old')
  host.wx.setStorageSync('refreshToken', 'again')
  const [file] = translate({ ...usual(choice.dialect), ...choice, language: 'js' }, 'zh').files
  return { host, ...startText(file!.text) }
}

const servers = [
  { dialect: 'own', good: { code: 0, data: [1] }, bad: { code: 7, message: '不行' } },
  { dialect: 'ruoyi', good: { code: 200, data: [1] }, bad: { code: 500, msg: '不行' } },
  { dialect: 'yudao', good: { code: 0, data: [1] }, bad: { code: 1002, msg: '不行' } },
  { dialect: 'jeecg', good: { success: true, result: [1] }, bad: { success: false, code: 500, message: '不行' } },
  { dialect: 'litemall', good: { errno: 0, data: [1] }, bad: { errno: 402, errmsg: '不行' } },
] as const

const expired = {
  own: { statusCode: 401, data: {} },
  ruoyi: { data: { code: 401, msg: '登录状态已过期' } },
  yudao: { data: { code: 401, msg: '账号未登录' } },
  jeecg: { statusCode: 401, data: { success: false, message: 'Token失效' } },
  litemall: { data: { errno: 501, errmsg: '请登录' } },
} as const

it('what is written for ruoyi gives a login its token, which stands beside the code', async () => {
  const { http } = start({ dialect: 'ruoyi', extras: ['data'] }, () => ({ data: { code: 200, msg: '', token: 'new' } }))
  expect(await http.post('login')).toMatchObject({ token: 'new' })
})

describe.each(servers)('what is written for $dialect', ({ dialect, good, bad }) => {
  it('gives the data, and the server’s words as an error and a toast', async () => {
    const { http, host } = start({ dialect, extras: ['toast', 'data'] }, ({ path }) => ({
      data: path.endsWith('good') ? good : bad,
    }))
    expect(await http.get('good')).toEqual([1])
    await expect(http.get('bad')).rejects.toMatchObject({ business: { message: '不行' } })
    expect(host.screen).toMatchObject({ kind: 'toast', title: '不行' })
  })

  it('sends the token where the server looks for it', async () => {
    const { http, host } = start({ dialect, extras: ['data'] }, () => ({ data: good }))
    await http.get('good')
    const { header, scheme } = usual(dialect)
    expect(host.requests[0]?.header).toMatchObject({ [header]: scheme ? `${scheme} old` : 'old' })
  })

  it('opens one login page for an expired session, and forgets the token', async () => {
    const { http, host } = start({ dialect, extras: ['data'] }, () => expired[dialect])
    const failures = await Promise.allSettled([http.get('a'), http.get('b'), http.get('c')])
    await host.idle()
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(host.pages.map(({ route }) => route)).toEqual(['pages/index/index', 'pages/login/login'])
    expect(host.wx.getStorageSync('token')).toBe('')
  })

  it('refreshes once for several, and keeps what the server gives', async () => {
    const wrap = (data: object) =>
      Object.fromEntries(Object.entries(good).map(([k, v]) => [k, Array.isArray(v) ? data : v]))
    const { http, host } = start({ dialect, extras: ['refresh', 'cache', 'data'] }, ({ path, header }) => {
      if (/refresh/.test(path))
        return { data: wrap({ [dialect === 'yudao' ? 'accessToken' : 'token']: 'new', refreshToken: 'third' }) }
      return JSON.stringify(header).includes('new') ? { data: good } : expired[dialect]
    })
    expect(await Promise.all([http.get('a'), http.get('b')])).toEqual([[1], [1]])
    expect(host.requests.filter(({ url }) => /refresh/.test(url))).toHaveLength(1)
    expect([host.wx.getStorageSync('token'), host.wx.getStorageSync('refreshToken')]).toEqual(['new', 'third'])
  })
})

it('what is written with a refresh keeps its refresh token where the server gives no other', async () => {
  const { http, host } = start({ dialect: 'own', extras: ['refresh', 'data'] }, ({ path, header }) => {
    if (/refresh/.test(path)) return { data: { code: 0, data: { token: 'new' } } }
    return JSON.stringify(header).includes('new') ? { data: { code: 0, data: 1 } } : expired.own
  })
  expect(await http.get('a')).toBe(1)
  expect(host.wx.getStorageSync('refreshToken')).toBe('again')
})

it('what is written with a cache keeps nothing while the app has not said who is logged in', async () => {
  const { http, host } = start({ dialect: 'own', extras: ['cache', 'data'] }, () => ({ data: { code: 0, data: [1] } }))
  const cached = { cache: { ttl: 60_000 } } as object
  await http.get('list', cached)
  await http.get('list', cached)
  expect(host.requests).toHaveLength(2)
  host.wx.setStorageSync('userId', 7)
  await http.get('list', cached)
  await http.get('list', cached)
  expect(host.requests).toHaveLength(3)
})
