// recipes/backends.md: every row of its table over a server that speaks as the named one does, as its source was read.
import { readFileSync } from 'node:fs'
import { createClient, getHeader } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { businessOf, type EnvelopeOptions, envelope } from '@wxpipe/envelope'
import { useFakeTime } from '@wxpipe/test-support'
import { createHost, type HostRequest, type Reply } from '@wxpipe/testing'
import { type TokenExpiryOptions, tokenExpiry } from '@wxpipe/token-expiry'
import { type TokenInjectionOptions, tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it } from 'vitest'

useFakeTime()

const root = new URL('../../../../', import.meta.url)

/** The options that a cell shows: every piece of code that begins with the name of one. */
const options =
  /`((?:success|code|message|data|header|scheme|query|body|codes|codeField|isExpired|statusCodes): [^`]+)`/g
const optionsIn = (cell: string) =>
  Object.assign({}, ...[...cell.matchAll(options)].map(([, code]) => new Function(`return { ${code} }`)()))

/** The last table of a page, by what its first column says before a bracket. */
function tableOf(page: string) {
  const lines = readFileSync(new URL(page, root), 'utf8').split('\n')
  const table = lines.slice(lines.lastIndexOf('|---|---|---|---|') + 1)
  const rows = table.slice(0, table.indexOf('')).map((line) => line.slice(1, -1).split('|'))
  return new Map(rows.map(([name, ...cells]) => [name!.trim().replace(/ ?[（(].*/, ''), cells.map(optionsIn)] as const))
}

interface Server {
  /** A success, and what of it the app wants. */
  ok: [data: object, inner: unknown]
  /** A refusal whose words are `库存不足`. */
  refused: Reply
  /** An expired session, in each form that the versions of the server have. */
  expired: Reply[]
  /** The token that the server finds in a request. */
  token(request: HostRequest): unknown
}

const inHeader =
  (name: string, scheme = '') =>
  ({ header }: HostRequest) => {
    const value = getHeader(header, name)
    return value?.startsWith(scheme) && value.slice(scheme.length)
  }
const bearer = inHeader('authorization', 'Bearer ')
const said = (code: number, msg = '库存不足') => ({ data: { code, msg, data: null } })

const servers: Record<string, Server> = {
  mall: {
    ok: [{ code: 200, message: '操作成功', data: [7] }, [7]],
    refused: { data: { code: 500, message: '库存不足', data: null } },
    expired: [{ data: { code: 401, message: '暂未登录或token已经过期', data: null } }],
    token: bearer,
  },
  'renren-fast': {
    ok: [{ code: 0, msg: 'success', page: { list: [7] } }, { page: { list: [7] } }],
    refused: { data: { code: 500, msg: '库存不足' } },
    expired: [{ data: { code: 401, msg: 'invalid token' } }],
    token: inHeader('token'),
  },
  'newbee-mall': {
    ok: [{ resultCode: 200, message: 'SUCCESS', data: [7] }, [7]],
    refused: { data: { resultCode: 500, message: '库存不足', data: null } },
    expired: [{ data: { resultCode: 416, message: '无效认证！请重新登录！', data: null } }],
    token: inHeader('token'),
  },
  'Sa-Token': {
    ok: [{ code: 200, msg: 'ok', data: [7] }, [7]],
    refused: said(500),
    expired: [said(401, '未登录'), said(500, 'token 已过期'), said(500, '未能读取到有效 token')],
    token: inHeader('satoken'),
  },
  pig: {
    ok: [{ code: 0, msg: null, data: [7] }, [7]],
    refused: { data: { code: 1, msg: '库存不足', data: null } },
    expired: [424, 401].map((statusCode) => ({ statusCode, data: { code: 1, msg: '令牌状态已过期', data: 'x' } })),
    token: bearer,
  },
  'BladeX、SpringBlade': {
    ok: [{ code: 200, success: true, data: [7], msg: '操作成功' }, [7]],
    refused: { statusCode: 400, data: { code: 400, success: false, data: null, msg: '库存不足' } },
    expired: [{ statusCode: 401, data: { code: 401, msg: '请求未授权', data: null } }],
    token: inHeader('blade-auth', 'bearer '),
  },
  FastAdmin: {
    ok: [{ code: 1, msg: '', time: '1', data: [7] }, [7]],
    refused: { data: { code: 0, msg: '库存不足', time: '1', data: null } },
    expired: [{ statusCode: 401, data: { code: 401, msg: '请登录后操作', time: '1', data: null } }],
    token: inHeader('token'),
  },
  'likeadmin、likeshop': {
    ok: [{ code: 1, show: 0, msg: '', data: { lists: [7] } }, { lists: [7] }],
    refused: { data: { code: 0, show: 1, msg: '库存不足', data: [] } },
    expired: [{ data: { code: -1, show: 0, msg: '登录超时，请重新登录', data: [] } }],
    token: inHeader('token'),
  },
  ShopXO: {
    ok: [{ code: 0, msg: '操作成功', data: [7] }, [7]],
    refused: { data: { code: -1, msg: '库存不足', data: '' } },
    expired: [{ data: { code: -400, msg: '登录失效，请重新登录', data: '' } }],
    token: ({ query }) => query['token'],
  },
  CRMEB: {
    ok: [{ status: 200, msg: 'success', data: [7] }, [7]],
    refused: { data: { status: 400, msg: '库存不足' } },
    expired: [110002, 110003, 110004, 410000, 410001, 410002].map((status) => ({ data: { status, msg: '请登录' } })),
    token: inHeader('authori-zation', 'Bearer '),
  },
  'CRMEB Java': {
    ok: [{ code: 200, message: '操作成功', data: [7] }, [7]],
    refused: { data: { code: 500, message: '库存不足', data: null } },
    expired: [{ data: { code: 401, message: '未登录', data: null } }],
    token: inHeader('authori-zation'),
  },
  'gin-vue-admin': {
    ok: [{ code: 0, data: [7], msg: '查询成功' }, [7]],
    refused: { data: { code: 7, data: {}, msg: '库存不足' } },
    expired: [
      { data: { code: 7, data: { reload: true }, msg: '授权已过期' } },
      { statusCode: 401, data: { code: 7, data: null, msg: '登录已过期，请重新登录' } },
    ],
    token: inHeader('x-token'),
  },
  'go-zero': {
    ok: [{ code: 0, msg: 'ok', data: [7] }, [7]],
    refused: { data: { code: -1, msg: '库存不足' } },
    expired: [{ statusCode: 401, data: '' }],
    token: bearer,
  },
  GoFrame: {
    ok: [{ code: 0, message: '', data: [7] }, [7]],
    refused: { data: { code: 50, message: '库存不足', data: null } },
    expired: [{ data: { code: 401, message: 'token is expired' } }],
    token: bearer,
  },
  'uni-id-co': {
    ok: [
      { errCode: 0, userInfo: 7 },
      { errCode: 0, userInfo: 7 },
    ],
    refused: { data: { errCode: 'uni-id-account-banned', errMsg: '库存不足' } },
    expired: ['uni-id-token-expired', 'uni-id-check-token-failed'].map((errCode) => ({
      data: { errCode, errMsg: '' },
    })),
    token: ({ data }) => (data as { uniIdToken?: string }).uniIdToken,
  },
}

function phone(row: readonly object[], handler: (request: HostRequest) => Reply) {
  const [rule, place, expiry] = row as [EnvelopeOptions, TokenInjectionOptions, TokenExpiryOptions]
  const host = createHost({ handler })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(tokenInjection({ ...place, getToken: () => 't1' }))
    .use(tokenExpiry(expiry))
    .use(envelope(rule))
  return dataOf(client)
}

describe.each(['docs/recipes/backends.md', 'docs/en/recipes/backends.md'])('%s', (page) => {
  const table = tableOf(page)

  it('has a server here for every row', () => {
    expect([...table.keys()].map((name) => name.replace(', ', '、'))).toEqual(Object.keys(servers))
  })

  it.each(Object.entries(servers))('%s', async (name, { ok, refused, expired, token }) => {
    const row = table.get(name) ?? table.get(name.replace('、', ', '))!
    let reply: Reply = { data: ok[0] }
    let received: HostRequest | undefined
    const http = phone(row, (request) => {
      received = request
      return reply
    })
    const outcome = (next: Reply) => {
      reply = next
      return http.post('orders', {}).catch((error: unknown) => error)
    }
    expect(await outcome(reply)).toEqual(ok[1])
    expect(token(received!)).toBe('t1')
    expect(businessOf(await outcome(refused))?.message).toBe('库存不足')
    for (const each of expired) expect(await outcome(each)).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('Laravel: an expired session is a page of the login unless the request asks for JSON', async () => {
    const [, options] = /`createClient\((\{ header: \{ Accept[^`]+)\)`/.exec(readFileSync(new URL(page, root), 'utf8'))!
    const host = createHost({
      handler: ({ header }) =>
        /[/+]json/.test(header['accept'] ?? '')
          ? { statusCode: 401, data: { message: 'Unauthenticated.' } }
          : { data: '<html>Log in</html>', header: { 'Content-Type': 'text/html' } },
    })
    const ask = (more: object) =>
      createClient({ host: host.wx, baseURL: 'https://api.example.com/', ...more })
        .use(tokenExpiry())
        .get('user')
        .catch((error: unknown) => error)
    expect(await ask({})).toMatchObject({ statusCode: 200 })
    expect(await ask(new Function(`return ${options}`)())).toMatchObject({ code: 'AUTH_EXPIRED' })
  })
})
