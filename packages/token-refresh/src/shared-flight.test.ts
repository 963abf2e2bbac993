// One refresh for any number of requests, and what is replayed.
import { getHeader, type HttpRequest, withHeader } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import type { HostRequest } from '@wxpipe/testing'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, settled, times } from '../test/app.ts'

useFakeTime()

const delayOf = (path: string, ms: number) => (request: HostRequest) => (request.path === `/${path}` ? ms : 0)

describe('one shared refresh', () => {
  it('serves any number of requests that expired together, each replayed once with the new token', async () => {
    const { client, refreshes, sent } = createApp()
    expect(await settled(...times(20, (n) => client.get(`${n}`)))).toEqual(times(20, () => 'ok'))
    expect(refreshes()).toBe(1)
    expect(sent()).toEqual([...times(20, () => 'old'), ...times(20, () => 'new-1')])
  })

  it('is repeated when the session expires again', async () => {
    let valid = 'new-1'
    const { client, refreshes } = createApp({ accepts: (token) => token === valid })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    valid = 'new-2'
    expect(await settled(client.get('b'), client.get('c'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(2)
  })

  it('repairs a business code in a response 200 as well as HTTP 401', async () => {
    const { client, refreshes } = createApp({ refusal: { data: { code: 99997 } } })
    const response = client.get('a')
    expect(await settled(response)).toEqual(['ok'])
    expect((await response).data).toEqual({ path: '/a' })
    expect(refreshes()).toBe(1)
  })

  it('logs in when nobody is logged in yet', async () => {
    const { client, session, sent } = createApp({ token: null })
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect(session.token).toBe('new-1')
    expect(sent()).toEqual([undefined, undefined, 'new-1', 'new-1'])
  })

  it('never begins while the token is good', async () => {
    const { client, refreshes, host } = createApp({ token: 'new-0' })
    expect(await settled(...times(5, (n) => client.get(`${n}`)))).toEqual(times(5, () => 'ok'))
    expect([refreshes(), host.requests.length]).toEqual([0, 5])
  })
})

describe('a late response', () => {
  // Who was logged in, or nobody: their refresh is refused, then somebody logs in without the login page.
  it.each([
    ['of a visitor', null],
    ['to a token that the app writes into the header itself', 'old'],
  ])('%s ends no session that has begun since with a login', async (_, token) => {
    const refresh = vi.fn((): Promise<{ token: string }> => Promise.reject(new Error('refused')))
    const late = { accepts: (given?: string) => !!given?.startsWith('new'), delay: delayOf('late', 5_000) }
    const { client, session } = createApp({ ...late, token, refresh })
    client.remove('token-injection')
    client.use({
      name: 'own',
      order: 700,
      request: (request) => (session.token ? withHeader(request, 'Authorization', `Bearer ${session.token}`) : request),
    })
    const slow = client.get('late')
    expect(await settled(client.get('quick'))).toMatchObject([{ code: 'AUTH_EXPIRED' }])
    session.token = 'new-0'
    refresh.mockResolvedValue({ token: 'new-1' })
    expect(await settled(slow)).toEqual(['ok'])
    expect([session.token, refresh.mock.calls.length]).toEqual(['new-1', 2])
  })

  it('to the older token is replayed at once, without a refresh', async () => {
    const { client, refreshes, sent } = createApp({ delay: (_, index) => (index === 4 ? 5_000 : 0) })
    const early = times(4, (n) => client.get(`${n}`))
    const late = client.get('late')
    expect(await settled(...early)).toEqual(times(4, () => 'ok'))
    await pass(4_000)
    expect(await settled(late)).toEqual(['ok'])
    expect(refreshes()).toBe(1)
    expect(sent().slice(5)).toEqual(times(5, () => 'new-1'))
  })

  it('to a request that was sent without a token, before a silent login, is replayed at once too', async () => {
    const { client, refreshes } = createApp({ token: null, delay: (_, index) => (index === 2 ? 5_000 : 0) })
    expect(await settled(...times(3, (n) => client.get(`${n}`)))).toEqual(times(3, () => 'ok'))
    expect(refreshes()).toBe(1)
  })

  it('that arrives during the refresh waits for it', async () => {
    const { client, refreshes } = createApp({ refreshDelay: 100, delay: (_, index) => index * 50 })
    expect(await settled(...times(3, (n) => client.get(`${n}`)))).toEqual(times(3, () => 'ok'))
    expect(refreshes()).toBe(1)
  })

  it('to an even older token that arrives during the next refresh waits for that one', async () => {
    const valid = new Set(['new-1'])
    const { client, refreshes, sent } = createApp({
      accepts: (token) => valid.has(`${token}`),
      delay: ({ path }) => (path === '/late' ? 5_000 : 0),
      refreshDelay: 1_000,
    })
    const late = client.get('late')
    expect(await settled(client.get('a'))).toEqual(['ok'])
    valid.clear()
    valid.add('new-2')
    await pass(3_500)
    const next = client.get('b')
    expect(await settled(late, next)).toEqual(['ok', 'ok'])
    expect([refreshes(), sent()]).toEqual([2, ['old', 'old', 'new-1', 'new-1', 'new-2', 'new-2']])
  })

  it('after the user logged in by hand is replayed with that session', async () => {
    const { client, session, refreshes, sent } = createApp({ delay: () => 100 })
    const request = client.get('a')
    session.token = 'new-by-hand'
    expect(await settled(request)).toEqual(['ok'])
    expect([refreshes(), sent()]).toEqual([0, ['old', 'new-by-hand']])
  })
})

describe('a request started during a refresh', () => {
  it('waits for it and is sent once, with the new token', async () => {
    const { client, sent, host } = createApp({ refreshDelay: 1_000 })
    const first = client.get('first')
    await pass(500)
    const second = client.post('second', { a: 1 })
    await pass(400)
    expect(host.requests.some(({ url }) => url.endsWith('second'))).toBe(false)
    expect(await settled(first, second)).toEqual(['ok', 'ok'])
    expect(host.requests.filter(({ url }) => url.endsWith('second'))).toHaveLength(1)
    expect(sent()).toEqual(['old', 'new-1', 'new-1'])
  })

  it('is sent at once with auth: false, and refreshes nothing when it is refused', async () => {
    const { client, host, refreshes } = createApp({ refreshDelay: 1_000, delay: () => 300 })
    const first = client.get('first')
    await pass(500)
    const open = client.get('open', { auth: false })
    await pass(0)
    expect(host.requests.map(({ url }) => url.slice(24))).toEqual(['first', 'refresh', 'open'])
    expect(await settled(open, first)).toEqual([expect.objectContaining({ code: 'STATUS' }), 'ok'])
    expect(refreshes()).toBe(1)
  })

  it('is sent at once when it goes to another origin', async () => {
    const { client, host } = createApp({ refreshDelay: 1_000 })
    const first = client.get('first')
    await pass(500)
    const other = client.get('https://cdn.example.com/new.json')
    await pass(0)
    expect(host.requests.at(-1)?.url).toBe('https://cdn.example.com/new.json')
    await settled(first, other)
  })

  it('waits also with a body that can be read once only, because it has not been sent', async () => {
    const { client, sent } = createApp({ refreshDelay: 1_000 })
    const first = client.get('first')
    await pass(500)
    expect(await settled(first, client.post('stream', { pipe: () => {} }))).toEqual(['ok', 'ok'])
    expect(sent()).toEqual(['old', 'new-1', 'new-1'])
  })

  it('waits when its other origin is listed', async () => {
    const { client, host } = createApp({ refreshDelay: 1_000, origins: ['https://files.example.com'] })
    const first = client.get('first')
    await pass(500)
    const other = client.get('https://files.example.com/x')
    await pass(0)
    expect(host.requests.at(-1)?.url).toBe('https://api.example.com/refresh')
    await settled(first, other)
  })
})

describe('a replay', () => {
  it('is the same request: method, URL, query, header and body', async () => {
    const { client, host } = createApp()
    const count = (request: HttpRequest) => withHeader(request, 'x-step', `${getHeader(request.header, 'x-step')}+`)
    client.use({ name: 'count', request: count }).use({ name: 'inner-count', order: 690, request: count })
    const data = Object.freeze({ list: [1, { two: '二' }], nothing: null })
    const options = { method: 'PUT', query: { q: ['a', 'b'] }, header: { 'X-Step': 's' }, timeout: 4_000 } as const
    expect(await settled(client.request({ url: 'thing?page=1', data, ...options }))).toEqual(['ok'])
    const [first, , replay] = host.requests
    expect(replay).toMatchObject({ method: 'PUT', url: `${first?.url}`, data: first?.data })
    expect(first?.url).toBe('https://api.example.com/thing?page=1&q=a&q=b')
    const plain = (header: Readonly<Record<string, unknown>> = {}) => ({ ...header, Authorization: '' })
    expect(plain(replay?.header)).toEqual(plain(first?.header))
    expect(JSON.stringify(first?.header)).toContain('"s++"')
  })

  it('is never made of a body that can be read once only: the auth error goes on, and the session is repaired', async () => {
    const { client, sent, refreshes } = createApp()
    const data = { pipe: () => {} }
    expect(await settled(client.post('a', data))).toEqual([expect.objectContaining({ code: 'AUTH_EXPIRED' })])
    expect([sent(), refreshes()]).toEqual([['old'], 1])
    expect(await settled(client.post('a', { pipe: () => {} }))).toEqual(['ok'])
  })

  it('is not made of such a body either when the response is late', async () => {
    const { client, session, sent } = createApp({ delay: () => 100 })
    const request = client.post('a', { pipe: () => {} })
    session.token = 'new-by-hand'
    expect(await settled(request)).toEqual([expect.objectContaining({ code: 'AUTH_EXPIRED' })])
    expect(sent()).toEqual(['old'])
  })

  it('follows none but auth errors: other statuses, network failures and app errors refresh nothing', async () => {
    const { client, host, refreshes } = createApp({ token: 'new-0' })
    const failures: unknown[] = []
    const refusals = [500, 403].map((statusCode) => faults.reply({ statusCode }))
    for (const fault of [...refusals, faults.timeout(), faults.offline(), faults.connectionReset()]) {
      host.fail(fault)
      failures.push(...(await settled(client.get('a'))))
    }
    client.use({ name: 'throws', response: () => Promise.reject(new Error('the app')) })
    failures.push(...(await settled(client.get('a'))))
    const codes = failures.map((error) => (error as { code?: string }).code)
    expect(codes).toEqual(['STATUS', 'STATUS', 'TIMEOUT', 'NETWORK', 'NETWORK', undefined])
    expect([refreshes(), host.requests.length]).toEqual([0, 6])
  })
})
