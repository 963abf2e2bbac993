// A refresh that the server refuses, or the app: every waiter gets an auth error, and the next request tries again.
import { AuthExpiredError } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp, type Issued, settled, times } from '../test/app.ts'

useFakeTime()

const reason = new Error('banned')
const failures: readonly (readonly [string, () => Issued | Promise<Issued>, object, RegExp])[] = [
  ['rejects', () => Promise.reject(reason), { cause: reason }, /banned/],
  [
    'throws synchronously',
    () => {
      throw reason
    },
    { cause: reason },
    /banned/,
  ],
  ['rejects with nothing', () => Promise.reject(), { cause: undefined }, /undefined/],
  ['rejects with a text', () => Promise.reject('refused'), { cause: 'refused' }, /a thrown string/],
  ['yields an empty token', () => ({ token: '' }), { cause: { code: 'RESPONSE' } }, /refresh yielded no token/],
  ['yields nothing', () => JSON.parse('null'), { cause: { code: 'RESPONSE' } }, /refresh yielded no token/],
  [
    'yields a token that is no text',
    () => JSON.parse('{"token":5}'),
    { cause: { code: 'RESPONSE' } },
    /yielded no token/,
  ],
  [
    'yields a page of a gateway',
    () => JSON.parse('"<html><body>503</body></html>"'),
    { cause: { code: 'RESPONSE' } },
    /refresh yielded no token/,
  ],
  ['yields words', () => JSON.parse('"system busy"'), { cause: { code: 'RESPONSE' } }, /refresh yielded no token/],
  ['yields Chinese words', () => JSON.parse('"系统繁忙"'), { cause: { code: 'RESPONSE' } }, /refresh yielded no token/],
]

describe.each(failures)('a refresh that %s', (_, refresh, expected, words) => {
  it('rejects every waiter with an auth error that names the cause', async () => {
    const calls = vi.fn(refresh)
    const { client } = createApp({ refresh: calls })
    const failed = times(4, (n) => client.get(`${n}`))
    const begunLater = pass(1).then(() => client.get('4'))
    const outcomes = await settled(...failed, begunLater)
    outcomes.forEach((error, n) => {
      expect(error).toBeInstanceOf(AuthExpiredError)
      expect(error).toMatchObject({ code: 'AUTH_EXPIRED', request: { url: `${n}` }, ...expected })
      expect((error as Error).message).toMatch(words)
      expect((error as Error).message).toContain(`GET https://api.example.com/${n}: the session could not be refreshed`)
    })
  })

  it('lets the next request try again', async () => {
    let attempt = 0
    const { client } = createApp({ refresh: () => (++attempt === 1 ? refresh() : { token: 'new-2' }) })
    expect(await settled(client.get('a'))).toEqual([expect.any(AuthExpiredError)])
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(attempt).toBe(2)
  })

  it('stores nothing', async () => {
    const setToken = vi.fn()
    const { client, session } = createApp({ refresh, setToken })
    await settled(client.get('a'))
    expect(setToken).not.toHaveBeenCalled()
    expect(session.token).toBe('old')
  })
})

describe('a response that comes after a refresh has failed', () => {
  it.each([
    ['with a token', 'old'],
    ['without one', null],
  ])('shares that failure when it was sent before, %s: stragglers do not use up the window', async (_, token) => {
    const refresh = vi.fn(() => Promise.reject(reason))
    const { client } = createApp({ token, refresh, delay: (_request, index) => index })
    const outcomes = await settled(...times(50, (n) => client.get(`${n}`)))
    outcomes.forEach((error, n) => {
      expect(error).toMatchObject({ code: 'AUTH_EXPIRED', cause: reason, request: { url: `${n}` } })
    })
    expect(refresh).toHaveBeenCalledTimes(1)
    await settled(client.get('next'))
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('shares it also when its token came from the refresh before', async () => {
    let isDown = false
    const refresh = vi.fn(() => (isDown ? Promise.reject(reason) : Promise.resolve({ token: 'new-1' })))
    const { client } = createApp({
      refresh,
      accepts: () => !isDown && refresh.mock.calls.length > 0,
      delay: (_, n) => n,
    })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    isDown = true
    await settled(...times(20, (n) => client.get(`${n}`)))
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('goes on with whoever logged in meanwhile', async () => {
    const { client, session } = createApp({
      refresh: () => Promise.reject(reason),
      delay: (_, index) => (index === 1 ? 5_000 : 0),
    })
    const failed = client.get('failed').catch((error) => error)
    const late = client.get('late')
    await pass(100)
    session.token = 'new-by-hand'
    expect(await settled(late)).toEqual(['ok'])
    expect(await failed).toMatchObject({ cause: reason })
  })
})

describe('an auth error', () => {
  it('keeps the refused request and response for who looks at them outside', async () => {
    const { client } = createApp({ refresh: () => Promise.reject(reason) })
    const [error] = await settled(client.get('a'))
    expect(error).toMatchObject({ request: { credential: 'old' }, response: { statusCode: 401 } })
  })

  it('shows no token', async () => {
    const { client } = createApp({ refresh: () => Promise.reject(reason) })
    const [error] = await settled(client.get('a', { query: { secret: 's3cr3t' } }))
    const shown = `${error} ${JSON.stringify(error)} ${(error as Error).stack}`
    expect(shown).not.toMatch(/old|s3cr3t/)
  })
})

it.each([
  ['rejects', () => Promise.reject(new Error('storage is full'))],
  ['fails in the words of wx', () => Promise.reject({ errMsg: 'setStorageSync:fail exceed storage max size' })],
  [
    'throws',
    () => {
      throw new Error('storage is full')
    },
  ],
])('a setToken that %s ends no session, because the server has given a token', async (_, setToken) => {
  const { client } = createApp({ setToken })
  const [error] = await settled(client.get('a'))
  expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('setToken failed: s') })
  // The error has the plugin's own error as its cause, which in turn has what the app threw.
  expect((error as Error).cause).toMatchObject({ code: 'CONFIG', cause: expect.anything() })
})
