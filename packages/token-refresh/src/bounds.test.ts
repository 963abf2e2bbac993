// Nothing that the app supplies can hang a request for longer than refreshTimeout, and the next request starts afresh.
import { NetworkError, TimeoutError, type Token } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, createApp, type Issued, settled, times } from '../test/app.ts'

useFakeTime()

const never = () => new Promise<never>(() => {})
const banned = () => Promise.reject(new Error('banned'))

describe('the timeout of a refresh', () => {
  it('is 30 s, or what the options say', async () => {
    for (const [timeout, ms] of [
      [undefined, 30_000],
      [500, 500],
    ] as const) {
      const { client } = createApp({ refresh: () => new Promise(() => {}), refreshTimeout: timeout })
      let outcome: unknown
      client.get('a').catch((error) => {
        outcome = error
      })
      await pass(ms - 1)
      expect(outcome).toBeUndefined()
      await pass(1)
      expect(outcome).toMatchObject({ cause: expect.any(TimeoutError) })
    }
  })

  it('may be longer than timers can hold', async () => {
    const { client } = createApp({ refreshTimeout: Number.POSITIVE_INFINITY })
    expect(await settled(client.get('a'))).toEqual(['ok'])
  })
})

describe('a token that comes after the timeout of its refresh', () => {
  const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
  const late = (): Promise<Issued> => after(40_000).then(() => ({ token: 'new-late' }))

  it('is stored when no other refresh has begun: the server may take a refresh token once', async () => {
    let begun = 0
    const { client, session } = createApp({ refresh: () => (begun++ ? banned() : late()) })
    expect(await settled(client.get('a'))).toEqual([expect.any(TimeoutError)])
    await pass(10_000)
    expect(session.token).toBe('new-late')
    expect(await settled(client.get('b'))).toEqual(['ok'])
  })

  /** A request that has begun a second refresh, 5 s before the token of the first comes. */
  const createBeginning = async (second: () => Promise<Issued>) => {
    let begun = 0
    const app = createApp({ refresh: () => (begun++ ? second() : late()) })
    const first = app.client.get('a').catch((error: unknown) => error)
    await pass(35_000)
    expect(await first).toBeInstanceOf(TimeoutError)
    return { ...app, next: app.client.get('b') }
  }

  it('saves the session when a second refresh has begun, whose refresh token the server has taken already', async () => {
    const { next, session } = await createBeginning(() => after(10_000).then(banned))
    expect(await settled(next)).toEqual(['ok'])
    expect(session.token).toBe('new-late')
  })

  it('gives way to what a second refresh yields', async () => {
    const { next, session, sent } = await createBeginning(() => after(10_000).then(() => ({ token: 'new-second' })))
    expect(await settled(next)).toEqual(['ok'])
    expect([session.token, sent()]).toEqual(['new-second', ['old', 'old', 'new-second']])
  })

  it('is not stored when a second refresh has yielded one', async () => {
    const { next, session } = await createBeginning(() => Promise.resolve({ token: 'new-second' }))
    expect(await settled(next)).toEqual(['ok'])
    await pass(10_000)
    expect(session.token).toBe('new-second')
  })

  it('lets a second refresh replace it, but not the token of a login since', async () => {
    const { next, session } = await createBeginning(() => after(10_000).then(() => ({ token: 'new-second' })))
    await pass(5_000)
    expect(session.token).toBe('new-late')
    session.token = 'new-login'
    expect(await settled(next)).toEqual(['ok'])
    expect(session.token).toBe('new-login')
  })

  it('is not stored when the user has logged out meanwhile', async () => {
    const setToken = vi.fn()
    const { client, session } = createApp({ refresh: late, setToken })
    await settled(client.get('a'))
    session.token = null
    await pass(10_000)
    expect(setToken).not.toHaveBeenCalled()
  })
})

/** An app whose getToken hangs where the nth read says, and otherwise returns at once. */
function createReading(options: AppOptions, hangs: (read: number) => boolean) {
  let reads = 0
  const app = createApp({
    refreshTimeout: 1_000,
    ...options,
    getToken: () => (hangs(reads++) ? never() : Promise.resolve(app.session.token)),
  })
  return app
}

/** The bound of a getToken that hangs is left when that of the whole refresh is over before it. */
const untilTimersEnd = () => pass(1_000)

describe('a getToken that never settles', () => {
  // Injection reads 0, the failed request reads 1, the refresh reads 2.
  it('right after a failed refresh is bounded, and the next request works', async () => {
    let isDown = true
    const { client, session } = createReading(
      { refresh: () => (isDown ? banned() : { token: 'new-2' }) },
      (read) => read === 2,
    )
    const began = Date.now()
    const [error] = await settled(client.get('a'))
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', cause: { message: 'banned' } })
    expect(Date.now() - began).toBeLessThanOrEqual(1_000)
    isDown = false
    expect(await settled(client.get('b'), client.get('c'))).toEqual(['ok', 'ok'])
    expect(session.token).toBe('new-2')
  })

  it('after a refresh that succeeded is bounded, stores nothing, and the next request works', async () => {
    const setToken = vi.fn()
    const { client, session } = createReading({ setToken }, (read) => read === 2)
    expect(await settled(client.get('a'))).toEqual([expect.any(TimeoutError)])
    expect(setToken).not.toHaveBeenCalled()
    session.token = 'new-by-hand'
    expect(await settled(client.get('b'))).toEqual(['ok'])
    await untilTimersEnd()
  })

  it('that settles later than the bound stores nothing: its refresh has failed already', async () => {
    const setToken = vi.fn()
    let reads = 0
    const app: ReturnType<typeof createApp> = createApp({
      setToken,
      refreshTimeout: 1_000,
      getToken: () => new Promise((done) => setTimeout(() => done(app.session.token), reads++ === 2 ? 1_500 : 0)),
    })
    expect(await settled(app.client.get('a'))).toEqual([expect.any(TimeoutError)])
    await pass(2_000)
    expect(setToken).not.toHaveBeenCalled()
  })

  it('after a 401 is bounded, and the next request works', async () => {
    const { client, refreshes } = createReading({}, (read) => read === 1)
    const [error] = await settled(client.get('a'))
    expect(error).toBeInstanceOf(TimeoutError)
    expect((error as Error).message).toContain('getToken')
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(refreshes()).toBe(1)
  })

  it('because it waits for a login that waits for it is bounded, and the error says auth: false', async () => {
    const app: ReturnType<typeof createApp> = createApp({
      refreshTimeout: 1_000,
      expiresAt: () => undefined,
      getToken: () => ready,
    })
    const ready = pass(0)
      .then(() => app.client.post<{ token: string }>('login'))
      .then(({ data }): Token => data.token)
    const outcomes = await settled(app.client.get('a'), app.client.get('b'))
    for (const error of outcomes) {
      expect(error).toBeInstanceOf(TimeoutError)
      expect((error as Error).message).toContain('auth: false')
    }
    expect(app.host.requests).toEqual([])
  })

  it('is bounded also when the request that began the refresh was aborted meanwhile', async () => {
    const { client } = createReading({}, (read) => read === 4)
    const leaving = new AbortController()
    const left = client.get('a', { signal: leaving.signal })
    const waiter = client.get('b')
    waiter.catch(() => {})
    await pass(5)
    leaving.abort()
    expect(await settled(left, waiter)).toEqual([
      expect.objectContaining({ code: 'ABORT' }),
      expect.objectContaining({ code: 'TIMEOUT' }),
    ])
    await untilTimersEnd()
  })
})

it.each([
  ['', 3, undefined],
  [', in an app that knows when its tokens expire', 4, () => Date.now() + 60_000],
])('a refused request whose refresh is lost reads no token more%s: it might hang', async (_, reads, expiresAt) => {
  const getToken = vi.fn(() => 'old')
  const { client } = createApp({ getToken, expiresAt, refresh: () => Promise.reject(new NetworkError('lost')) })
  expect(await settled(client.get('a'))).toEqual([expect.any(NetworkError)])
  expect(getToken).toHaveBeenCalledTimes(reads)
})

it('nor does one that has waited for it, where nobody knows when tokens expire', async () => {
  const getToken = vi.fn(() => 'old')
  const refresh = () => new Promise<Issued>((_, no) => setTimeout(() => no(new NetworkError('lost')), 10))
  const { client } = createApp({ getToken, refresh })
  const refused = client.get('a')
  await pass(5)
  expect(await settled(refused, client.get('b'))).toEqual(times(2, () => expect.any(NetworkError)))
  // By injection, for the refused request and for the one that waits, and when the refresh has failed.
  expect(getToken).toHaveBeenCalledTimes(4)
})

describe('a setToken that never ends', () => {
  it('gives every waiter a TimeoutError, because the server has refused nobody', async () => {
    const { client } = createApp({ setToken: never })
    const outcomes = await settled(...times(3, (n) => client.get(`${n}`)))
    expect(outcomes).toEqual(times(3, () => expect.any(TimeoutError)))
    for (const error of outcomes) expect((error as Error).message).toMatch(/setToken.* took more than/)
  })

  it('shares the time of the refresh: there is one end for both', async () => {
    const { client } = createApp({ setToken: never, refreshDelay: 700, refreshTimeout: 1_000 })
    const failed = vi.fn()
    client.get('a').catch(failed)
    await pass(999)
    expect(failed).not.toHaveBeenCalled()
    await pass(1)
    expect(failed).toHaveBeenCalledTimes(1)
  })

  it('leaves the next request free to refresh again', async () => {
    let isStuck = true
    const { client, session } = createApp({
      refreshTimeout: 1_000,
      setToken: (next) => (isStuck ? never() : Object.assign(session, next)),
    })
    await settled(client.get('a'))
    isStuck = false
    expect(await settled(client.get('b'))).toEqual(['ok'])
  })
})
