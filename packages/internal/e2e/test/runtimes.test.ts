// Other runtimes differ from wx: the core and the four auth plugins cope with each difference, and with all of them.
import { type Client, createCancelSource, createClient, getHeader, isHttpError } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { createHost, type Fault, faults, type HostOptions } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'

type Quirks = NonNullable<HostOptions['quirks']>

const differences: readonly (readonly [string, Quirks])[] = [
  ['no task is returned', { noTask: true }],
  ['a promise is returned besides', { returnsPromise: true }],
  ['the header is null', { nullHeader: true }],
  ['header names are in lower case', { lowerCaseHeader: true }],
  ['header values are arrays', { headerArrays: true }],
  ['there is no errMsg', { noErrMsg: true }],
  ['there is no errno', { noErrno: true }],
  ['there are no cookies', { noCookies: true }],
  ['callbacks come before the call returns', { syncCallbacks: true }],
  ['an HTTP 401 goes to fail', { failStatuses: [401] }],
  ['page.route is undefined', { noRoute: true }],
  ['there are no route events', { noRouteEvents: true }],
]
// A promise cannot be returned where nothing is.
const everything: Quirks = Object.assign({}, ...differences.map(([, quirks]) => quirks), { noTask: false })
const all = [...differences, ['all of this, with a promise for a task', everything] as const]

/** An app on such a host: /private wants a fresh token, /refresh gives one unless the session is over. */
function open(quirks: Quirks, expired: 'code' | 'status' = 'code') {
  const session = { token: 'old', isOver: false }
  const host = createHost({
    quirks,
    pages: ['pages/index/index', 'pages/login/login'],
    handler: ({ path, header }) => {
      if (path === '/refresh') return session.isOver ? { statusCode: 400 } : { data: 'fresh' }
      if (path === '/slow') return { delay: 50 }
      if (path === '/open' || header['authorization'] === 'Bearer fresh') {
        return { header: { 'X-Path': path }, data: { code: '10000', path } }
      }
      return expired === 'status' ? { statusCode: 401, data: {} } : { data: { code: '99997' } }
    },
  })
  const options = {
    getToken: () => session.token,
    setToken: (token: string) => {
      session.token = token
    },
    refresh: (own: Client) => own.post<string>('refresh').then(({ data }) => data),
    codes: ['99997'],
    loginPage: '/pages/login/login',
  }
  const wx = Object.assign(host.wx, { getCurrentPages: host.getCurrentPages })
  const client = createClient({ host: wx, baseURL: 'https://api.example.com/' })
    .use(tokenInjection(options))
    .use(tokenExpiry(options))
    .use(tokenRefresh(options))
    .use(loginRedirect(options))
  return { host, client, session }
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe.each(all)('where %s', (_what, quirks) => {
  it.each(['code', 'status'] as const)(
    'a session that has expired by %s is refreshed once and every request gets its response',
    async (by) => {
      const { host, client } = open(quirks, by)
      const responses = await Promise.all([client.get('private'), client.get('private'), client.get('private')])
      expect(responses.map(({ statusCode, data }) => [statusCode, data])).toEqual(
        Array(3).fill([200, { code: '10000', path: '/private' }]),
      )
      expect(host.requests.filter(({ url }) => url.endsWith('/refresh'))).toHaveLength(1)
    },
  )

  it('a session that is over opens one login page', async () => {
    const { host, client, session } = open(quirks)
    session.isOver = true
    const errors = await Promise.all([failure(client.get('private')), failure(client.get('private'))])
    expect(errors.map((error) => isHttpError(error) && error.code)).toEqual(['AUTH_EXPIRED', 'AUTH_EXPIRED'])
    await host.idle()
    expect(host.pages.map(({ url }) => url.split('?')[0])).toEqual(['/pages/index/index', '/pages/login/login'])
  })

  it('a header is an object, and read without regard to case', async () => {
    const { header } = await open(quirks).client.get('open', { auth: false })
    expect(header).toBeTypeOf('object')
    expect(header).not.toBeNull()
    if (!quirks.nullHeader) expect(String(getHeader(header, 'x-path'))).toBe('/open')
  })

  it('an aborted request rejects with AbortError', async () => {
    const { host, client } = open(quirks)
    const source = createCancelSource()
    const outcome = failure(client.get('slow', { auth: false, signal: source.signal }))
    source.abort()
    expect(await outcome).toMatchObject({ code: 'ABORT' })
    await host.idle()
  })

  it.each([
    ['NETWORK', faults.connectionReset()],
    ['TIMEOUT', faults.timeout()],
  ] as [string, Fault][])('a failure is a typed error (%s where the host says so)', async (code, fault) => {
    const { host, client } = open(quirks)
    host.fail(fault)
    const error = await failure(client.get('open', { auth: false }))
    // With neither words nor a number, nobody can tell a timeout.
    const isMute = quirks.noErrMsg && quirks.noErrno
    expect(isHttpError(error) && error.code).toBe(isMute ? 'NETWORK' : code)
  })

  it('nothing of ours throws into the host', async () => {
    const { host, client } = open(quirks)
    await client.get('private')
    expect(host.errors).toEqual([])
  })
})
