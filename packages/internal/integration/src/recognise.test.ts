// "Translate my HttpUtil" of the site finds in what people paste what a reader would find, and says what it could not know.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usual } from '../../../../docs/.vitepress/live/translate/choice.ts'
import { factsOf } from '../../../../docs/.vitepress/live/translate/facts.ts'
import { recognise } from '../../../../docs/.vitepress/live/translate/recognise.ts'
import { translate } from '../../../../docs/.vitepress/live/translate/translate.ts'
import { runText } from '../fixtures/run-text.ts'

const textOf = (file: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/http-utils', `${file}.txt`), 'utf8')

/** Dialects, habits and slips are those of public repositories. What `expected` does not name is as usual. */
const samples = [
  {
    name: 'the classic of the guide: a class, 99997, globalData, a version header, loading and toast',
    file: 'classic',
    expected: {
      dialect: 'own',
      platform: 'wx',
      language: 'js',
      baseURL: 'https://api.meetup.cn/',
      header: 'Authorization',
      scheme: 'Bearer',
      tokenIn: 'globalData',
      tokenKey: 'token',
      headers: 'x-client: 1.4.0',
      message: 'message',
      success: '10000',
      expired: '99997',
      loginPage: '/pages/login/login',
      extras: ['loading', 'toast', 'data'],
    },
    doubts: [],
  },
  {
    name: 'a function with == 200, a bare token header, and 401 with a relaunch',
    file: 'bare-token',
    expected: {
      baseURL: 'https://shop.example.cn/api',
      header: 'token',
      scheme: '',
      tokenIn: 'storage',
      tokenKey: 'token',
      message: 'msg',
      success: '200',
      expired: '401',
      loginPage: '/pages/auth/index',
      extras: ['toast', 'data'],
    },
    doubts: [],
  },
  {
    name: 'litemall on WeChat: X-Litemall-Token, errno 501, the whole body',
    file: 'litemall',
    expected: {
      dialect: 'litemall',
      header: 'X-Litemall-Token',
      scheme: '',
      tokenKey: 'token',
      expired: '501',
      loginPage: '/pages/auth/login/login',
      extras: ['data'],
    },
    doubts: ['baseURL', 'wholeBody'],
  },
  {
    name: 'uni-app with constants, a template for the scheme and an async arrow',
    file: 'constants',
    expected: {
      platform: 'uni',
      baseURL: 'https://gw.example.com',
      timeout: '15000',
      header: 'Authorization',
      scheme: 'Bearer',
      headers: 'tenant: 7',
      tokenKey: 'access_token',
      message: 'msg',
      success: '0',
      expired: '1002',
      loginPage: '/pages/login/index?from=expired',
      extras: ['loading', 'toast', 'data'],
    },
    doubts: [],
  },
  {
    name: 'RuoYi on uni-app: a code with a default, getToken from another file',
    file: 'ruoyi',
    expected: {
      dialect: 'ruoyi',
      platform: 'uni',
      timeout: '10000',
      header: 'Authorization',
      scheme: 'Bearer',
      expired: '401',
      loginPage: '/pages/login',
      extras: ['toast', 'data'],
    },
    doubts: ['baseURL', 'tokenKey', 'wholeBody'],
  },
  {
    name: 'Yudao: a tenant, a refresh with a queue',
    file: 'yudao',
    expected: {
      dialect: 'yudao',
      platform: 'uni',
      baseURL: 'https://mall.example.cn/app-api',
      header: 'Authorization',
      scheme: 'Bearer',
      tokenKey: 'ACCESS_TOKEN',
      headers: 'tenant-id: 1\nplatform: miniapp',
      expired: '401',
      refreshPath: 'member/auth/refresh-token',
      extras: ['refresh', 'toast', 'data'],
    },
    doubts: ['loginPage', 'wholeBody'],
  },
  {
    name: 'JeecgBoot on uni-app: X-Access-Token, success and result, status 401',
    file: 'jeecg',
    expected: {
      dialect: 'jeecg',
      platform: 'uni',
      baseURL: 'https://oa.example.cn/jeecg-boot',
      header: 'X-Access-Token',
      scheme: '',
      tokenKey: 'Access-Token',
      statuses: '401',
      loginPage: '/pages/login/login',
      extras: ['toast', 'data'],
    },
    doubts: [],
  },
  {
    name: 'the header of JeecgBoot over a code of its own, and an upload',
    file: 'access-token',
    expected: {
      baseURL: 'https://api.foo.cn/v1/',
      header: 'X-Access-Token',
      scheme: '',
      tokenIn: 'globalData',
      tokenKey: 'accessToken',
      success: '0',
      code: 'errcode',
      message: 'errmsg',
      data: 'result',
      extras: ['toast', 'data'],
    },
    doubts: ['expired', 'loginPage', 'files'],
  },
  {
    name: 'Taro in TypeScript with a switch',
    file: 'taro-switch',
    expected: {
      platform: 'taro',
      language: 'ts',
      baseURL: 'https://t.example.com/v2/',
      header: 'sessionKey',
      scheme: '',
      tokenKey: 'sessionKey',
      headers: 'content-type: application/x-www-form-urlencoded',
      success: '0',
      code: 'errCode',
      message: 'errMsg',
      data: 'result',
      expired: '40001, 40002',
      loginPage: '/pages/login/index',
      extras: ['toast', 'data'],
    },
    doubts: [],
  },
  {
    name: 'a destructured body, code !== 200, and a login behind &&',
    file: 'destructured',
    expected: {
      baseURL: 'http://localhost:3000',
      timeout: '5000',
      header: 'authorization',
      scheme: '',
      tokenKey: 'token',
      message: 'msg',
      success: '200',
      expired: '401',
      loginPage: '/pages/login/login',
      extras: ['loading', 'toast', 'data'],
    },
    doubts: ['wholeBody'],
  },
  {
    name: 'statuses alone: no envelope, a header that is set later',
    file: 'statuses',
    expected: {
      baseURL: 'https://www.club.example.com/api',
      header: 'Authorization',
      scheme: 'Bearer',
      tokenKey: 'token',
      success: '',
      statuses: '401, 403',
      loginPage: '/pages/login/index',
      extras: ['data'],
    },
    doubts: ['success'],
  },
  {
    name: 'codes from another file, a token in the body, two addresses, retries',
    file: 'other-file',
    expected: { baseURL: 'https://api.example.cn/', code: 'ret', data: 'info', extras: ['retry', 'data'] },
    doubts: ['baseURLs', 'tokenElsewhere', 'names', 'expired', 'loginPage'],
  },
  {
    name: 'a list of codes and a callback',
    file: 'callback',
    expected: {
      baseURL: 'https://m.example.net/index.php/',
      header: 'Cookie-Token',
      scheme: 'Token',
      tokenKey: 'user_token',
      success: '1',
      code: 'status',
      message: 'info',
      data: 'list',
      expired: '4001, 4003',
      loginPage: '/packageUser/pages/login/login',
      extras: ['toast', 'data'],
    },
    doubts: [],
  },
  {
    name: 'an object of the user in the storage, and no address of a login page but that of a request',
    file: 'nested-token',
    expected: {
      platform: 'uni',
      baseURL: 'http://localhost:8080',
      header: 'token',
      scheme: '',
      success: '200',
      expired: '401',
      extras: ['toast', 'data'],
    },
    doubts: ['tokenKey', 'loginPage', 'silentLogin', 'wholeBody'],
  },
  {
    name: 'only what is wrong is looked at',
    file: 'refusals',
    expected: {
      baseURL: 'https://tickets.example.cn',
      header: 'Authorization',
      scheme: '',
      tokenKey: 'token',
      success: '',
      expired: '401',
      extras: ['toast', 'data'],
    },
    doubts: ['baseURLs', 'success', 'loginPage'],
  },
]

const told = (text: string) => {
  const { choice, doubts } = recognise(text)
  return { choice, doubts: doubts.map(({ what }) => what) }
}

describe('recognise', () => {
  it.each(samples)('$name', ({ file, expected, doubts }) => {
    const { choice, doubts: said } = told(textOf(file))
    const base = usual(choice.dialect)
    expect(choice).toEqual({ ...base, language: 'js', ...expected })
    expect(said).toEqual(doubts)
  })

  it('makes of every beginning of them, wherever it breaks off, a text that runs', () => {
    for (const text of samples.map(({ file }) => textOf(file)))
      for (let length = 0; length <= text.length; length += 11) {
        const { choice } = recognise(text.slice(0, length))
        const [file] = translate({ ...choice, language: 'js' }, 'zh').files
        expect(runText(file!.text, true).options).toMatchObject({ baseURL: factsOf(choice).baseURL })
      }
  })

  it('keeps what is pasted a value, whatever is in it', () => {
    const { choice } = recognise(`
      const BASE_URL = 'https://a.com/\\'); alert(1); (\\'\${alert(2)}</script>'
      wx.request({ header: { "X-'+alert(3)+'": 'Bearer ' + wx.getStorageSync("it's") },
        success: (res) => { if (res.data.code === '"];alert(4)//') resolve(res.data.data) } })`)
    const [file] = translate({ ...choice, language: 'js' }, 'en').files
    const { options, session, asked } = runText(file!.text, true)
    session.getToken()
    expect(asked).toEqual(["it's"])
    expect(session['header']).toBe("X-'+alert(3)+'")
    expect(options).toMatchObject({ baseURL: 'https://a.com/\\' })
  })

  it('knows nothing of what is no HttpUtil, and says so', () => {
    for (const text of ['hello', 'export const add = (a, b) => a + b', '{{{(((', '```', 'if (', "'"]) {
      const { found, doubts } = recognise(text)
      expect(found).toEqual([])
      expect(doubts.map(({ what }) => what)).toEqual(['nothing'])
    }
  })

  it.each([
    ['brackets', '{('.repeat(20_000)],
    ['conditions', 'if (res.data.code === 1) {'.repeat(300)],
    ['names', 'headers.token = a.b.c.data.code && '.repeat(2_000)],
    ['blanks', `header: ${' '.repeat(50_000)}`],
    ['quotes', `'"\``.repeat(20_000)],
    ['a long name', 'a'.repeat(60_000)],
    ['dots', 'a.'.repeat(30_000)],
  ])('is not slow with %s', (_what, text) => {
    // A quadratic pattern would not come to an end here.
    expect(recognise(text)).toBeDefined()
  })
})
