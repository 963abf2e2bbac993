// What the app supplies is held to its word: in time, at once, a token (FAULTS S4, S5, S15, S17).
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, outcomeOf, rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import {
  createClient,
  decided,
  type HttpError,
  type HttpRequest,
  isOneShot,
  longestDelay,
  notify,
  readToken,
  within,
} from './index.ts'

const takeUnhandled = expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(timersLeft()).toBe(0)
  vi.useRealTimers()
})

const never = () => new Promise<never>(() => {})
const same = <T>(value: T) => value
const request = { url: 'x', method: 'GET', timeout: 1_000 } as HttpRequest

describe('notify', () => {
  it('what the callback throws, or promises in vain, shows as an unhandled rejection, and the caller goes on', async () => {
    const [thrown, rejected] = [new Error('thrown'), new Error('rejected')]
    notify(() => {
      throw thrown
    })
    notify(() => Promise.reject(rejected))
    expect(await takeUnhandled()).toEqual([thrown, rejected])
  })
})

describe('within', () => {
  it('settles as the promise does, and leaves no timer', async () => {
    const failure = new Error('no')
    expect(await within(Promise.resolve(1), 100, 'work')).toBe(1)
    expect(await rejectionOf(within(Promise.reject(failure), 100, 'work'))).toBe(failure)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('rejects with a TimeoutError that says what took too long', async () => {
    const waiting = rejectionOf<HttpError>(within(never(), 100, 'setToken', request))
    await vi.advanceTimersByTimeAsync(99)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await waiting).toMatchObject({ code: 'TIMEOUT', message: 'GET x: setToken took more than 100 ms' })
  })

  it('drops what comes later: nothing is made of it any more', async () => {
    const use = vi.fn()
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 200))
    const waiting = rejectionOf(within(late, 100, 'work', request, use))
    await vi.advanceTimersByTimeAsync(200)
    expect(await waiting).toMatchObject({ code: 'TIMEOUT' })
    expect(use).not.toHaveBeenCalled()
  })

  it('waits as long as a timer can where it may wait for ever', async () => {
    const waiting = rejectionOf<HttpError>(within(never(), Number.POSITIVE_INFINITY, 'work'))
    await vi.advanceTimersByTimeAsync(longestDelay - 1)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await waiting).toMatchObject({ code: 'TIMEOUT' })
  })
})

describe('readToken', () => {
  it('reads at once what getToken yields at once, as a method of its object', () => {
    const session = {
      token: 'T',
      getToken() {
        return this.token
      },
    }
    expect(readToken(session, request, same)).toBe('T')
  })

  it('hands the token to use, whose own failure rejects', async () => {
    const failure = new Error('no place for it')
    const fails = () => {
      throw failure
    }
    expect(await readToken({ getToken: () => Promise.resolve('T') }, request, (token) => `${token}!`)).toBe('T!')
    expect(await rejectionOf(Promise.resolve(readToken({ getToken: async () => 'T' }, request, fails)))).toBe(failure)
  })

  it('takes nothing, an empty text and the words of an empty storage for nobody', async () => {
    for (const token of [undefined, null, '', 'null', 'undefined']) {
      expect(readToken({ getToken: () => token }, request, same)).toBeUndefined()
      expect(await readToken({ getToken: () => Promise.resolve(token) }, request, same)).toBeUndefined()
    }
  })

  it('refuses what is no token, with words that name getToken', async () => {
    for (const token of [{ token: 'T' }, 5, ['T'], true] as unknown as string[]) {
      expect(() => readToken({ getToken: () => token }, request, same)).toThrow('getToken must yield a text')
      const later = readToken({ getToken: () => Promise.resolve(token) }, request, same) as Promise<unknown>
      expect(await rejectionOf(later)).toMatchObject({ code: 'CONFIG' })
    }
  })

  it('ends within the request’s timeout, and says auth: false for a token that waits for the session itself', async () => {
    const waiting = rejectionOf<HttpError>(readToken({ getToken: never }, request, same) as Promise<unknown>)
    await vi.advanceTimersByTimeAsync(1_000)
    const error = await waiting
    expect(error.code).toBe('TIMEOUT')
    expect(error.message).toContain('auth: false')
  })

  it('ends within a minute when nobody says how long', async () => {
    const outcome = outcomeOf(readToken({ getToken: never }, {} as HttpRequest, same) as Promise<unknown>)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(outcome).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toMatchObject([{ failed: true, value: { code: 'TIMEOUT' } }])
  })
})

describe('a yes or no', () => {
  it('is any value but a promise, which would always count as yes', () => {
    expect(decided(1, 'isExpired')).toBe(true)
    expect(decided(undefined, 'isExpired')).toBe(false)
    expect(() => decided(Promise.resolve(false), 'isExpired')).toThrow('isExpired must answer at once')
  })

  it('of validateStatus that is a promise rejects the call and names the option', async () => {
    const client = createClient({
      host: scriptedHost(responding()).host,
      validateStatus: (() => Promise.resolve(true)) as unknown as () => boolean,
    })
    const error = await rejectionOf<HttpError>(client.get('x'))
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('validateStatus') })
  })
})

it('a body that can be read once only is an iterator or a stream', () => {
  const generator = (function* () {
    yield 1
  })()
  for (const data of [generator, { getReader() {} }, { pipe() {} }]) expect(isOneShot(data)).toBe(true)
  for (const data of [undefined, null, 'next', {}, [1], { next: 1 }, new ArrayBuffer(1)])
    expect(isOneShot(data)).toBe(false)
})
