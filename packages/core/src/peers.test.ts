// Faults that were found in published clients, each looked for here, as far as the core goes.
// That ky, ofetch and wretch do not run in a bare Mini Program engine: see turns.test.ts.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, rejectionOf, responseWith } from '../test/observing.ts'
import { type Asked, failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { createCancelSource, createClient, type HttpError, type HttpRequest, withHeader, withRequest } from './index.ts'

expectNothingUnhandled()

describe('luch-request, axios-miniprogram', () => {
  it('CR and LF in a header value do not reach wx.request', async () => {
    const { host, asked } = scriptedHost(responding())
    await rejectionOf(createClient({ host }).get('x', { header: { token: 'a\r\nx-evil: 1' } }))
    expect(asked).toEqual([])
  })

  it('header names that differ only in case are not sent twice', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host, header: { 'Content-Type': 'a' } })
    client.interceptors.request.use((r) => ({ ...r, header: { ...r.header, 'CONTENT-TYPE': 'c' } }))
    await client.post('x', {}, { header: { 'content-type': 'b' } })
    expect(Object.entries(asked[0]!.options.header!)).toEqual([['CONTENT-TYPE', 'c']])
  })

  it('no abort hangs: before, while a hook waits, while the host works, while an error hook waits, at the end', async () => {
    const moments = {
      before: {},
      request: { request: () => new Promise<never>(() => {}) },
      host: {},
      error: { error: () => new Promise<never>(() => {}) },
      response: { response: () => new Promise<never>(() => {}) },
    }
    for (const [moment, hooks] of Object.entries(moments)) {
      const source = createCancelSource()
      const respond = { error: failing(), response: responding() }[moment]
      const client = createClient({ host: scriptedHost(respond).host }).use({ name: 'hook', ...hooks })
      if (moment === 'before') source.abort()
      const rejection = rejectionOf(client.get('x', { signal: source.signal }))
      await new Promise((done) => setTimeout(done))
      source.abort()
      expect(await rejection, moment).toMatchObject({ code: 'ABORT' })
    }
  })
})

describe('axios', () => {
  it('the token does not show in error.toJSON() or console.log(error)', async () => {
    const { inspect } = await import('node:util')
    const client = createClient({ host: scriptedHost(responding({ token: 'SECRET' }, 500)).host })
    client.use({ name: 'auth', request: (r) => withHeader(r, 'authorization', 'Bearer SECRET') })
    const error = await rejectionOf<HttpError>(client.get('x?token=SECRET'))
    for (const text of [JSON.stringify(error.toJSON()), inspect(error), `${error.stack}`]) {
      expect(text).not.toContain('SECRET')
    }
  })

  it('circular data is an error, not a stack overflow', async () => {
    const data: { self?: unknown } = {}
    data.self = { data }
    const error = await rejectionOf(createClient({ host: scriptedHost(responding()).host }).post('x', data))
    expect(error).toMatchObject({ code: 'CONFIG' })
    expect(error).not.toBeInstanceOf(RangeError)
  })

  it('a request hook that throws does not send, even when a later handler swallows the error', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    client.interceptors.response.use(null, () => responseWith('swallowed'))
    client.interceptors.request.use(() => {
      throw new Error('stop')
    })
    client.interceptors.request.use((request) => request)
    expect((await client.get('x')).data).toBe('swallowed')
    expect(asked).toEqual([])
  })

  it('request interceptors run first-registered first, and the order can be printed', async () => {
    const order: string[] = []
    const client = createClient({ host: scriptedHost(responding()).host })
    for (const name of ['first', 'second']) {
      client.interceptors.request.use(
        (request) => {
          order.push(name)
          return request
        },
        { name },
      )
    }
    await client.get('x')
    expect(order).toEqual(['first', 'second'])
    expect(client.inspect()).toBe('250 first\n250 second')
  })
})

describe('axios-retry, axios-auth-refresh, ofetch, better-fetch', () => {
  it('a network failure is not sent again by itself, a POST least of all', async () => {
    const { host, asked } = scriptedHost(failing())
    await rejectionOf(createClient({ host }).post('x', {}))
    expect(asked).toHaveLength(1)
  })

  it('a replay does not run the interceptors again on their own output, nor those outside of it', async () => {
    const { host, asked } = scriptedHost((one: Asked, index) => (index ? responding() : failing())(one))
    const outside = vi.fn((r: HttpRequest) => withRequest(r, { url: `/v1${r.url}` }))
    const client = createClient({ host })
      .use({ name: 'prefix', request: outside })
      .use({ name: 'retry', error: (_, request, next) => next(request) })
      .use({ name: 'sign', request: (r) => withRequest(r, { url: `${r.url}&sign=${r.url.length}` }) })
    await client.get('/x?a=1')
    expect(outside).toHaveBeenCalledOnce()
    expect(asked.map(({ options }) => options.url)).toEqual(Array(2).fill('/v1/x?a=1&sign=9'))
  })

  it('a cancelled request is not retried: next refuses at once', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const client = createClient({ host }).use({ name: 'retry', error: (_, request, next) => next(request) })
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    expect(await rejection).toMatchObject({ code: 'ABORT' })
    expect(asked).toHaveLength(1)
  })

  it('a network failure reaches the error hooks', async () => {
    const onError = vi.fn((error: unknown) => Promise.reject(error))
    const client = createClient({ host: scriptedHost(failing()).host })
    client.interceptors.response.use(null, onError)
    await rejectionOf(client.get('x'))
    expect(onError).toHaveBeenCalledOnce()
  })

  it('a very long timeout does not overflow the timer and fire at once', async () => {
    const year = 365 * 24 * 3600 * 1000
    const error = await rejectionOf(createClient({ host: scriptedHost().host }).get('x', { timeout: year }))
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('timeout') })
  })
})

describe('Taro', () => {
  it('abort does not disappear behind an async interceptor', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const client = createClient({ host }).use({ name: 'slow', request: async (request) => request })
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    await new Promise((done) => setTimeout(done))
    source.abort()
    expect(await rejection).toMatchObject({ code: 'ABORT' })
    expect(asked[0]!.aborted).toBe(1)
  })

  describe('with timers', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('a timeout aborts the task', async () => {
      const { host, asked } = scriptedHost()
      const rejection = rejectionOf(createClient({ host, timeout: 10 }).get('x'))
      await vi.advanceTimersByTimeAsync(2000)
      expect(await rejection).toMatchObject({ code: 'TIMEOUT' })
      expect(asked[0]!.aborted).toBe(1)
    })
  })
})

describe('alova', () => {
  it('every one of many calls settles when the host fails them all, and no loop of replays goes on for ever', async () => {
    const { host, asked } = scriptedHost(responding('no', 401))
    const client = createClient({ host }).use({ name: 'replay', error: (_, request, next) => next(request) })
    const calls = Array.from({ length: 100 }, () => client.get('x'))
    const settled = await Promise.allSettled(calls)
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true)
    expect(asked).toHaveLength(200)
  })
})
