// What the app's own `shouldRetry` decides, and what it cannot.
import { AbortError, ConfigError, NetworkError, ResponseError } from '@wxpipe/core'
import { begun, countedSource, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'
import type { RetryOptions } from './index.ts'

useFakeTime()

describe('shouldRetry', () => {
  it('is asked with the error, the request and the repetition that this would be', async () => {
    const shouldRetry = vi.fn(() => true)
    const { client, sent } = createApp([status(404), lost, ok], { shouldRetry })
    expect(await outcomeOf(client.get('a', { query: { b: 1 } }))).toBe('ok')
    expect(sent).toEqual([0, 300, 900])
    expect(shouldRetry.mock.calls).toMatchObject([
      [{ code: 'STATUS' }, { url: 'a', method: 'GET', query: { b: 1 } }, 1],
      [{ code: 'NETWORK' }, { url: 'a' }, 2],
    ])
  })

  it('that says yes repeats what the lists leave alone', async () => {
    for (const reply of [status(404), faults.tls('certificate'), faults.notInDomainList()]) {
      const { client, sent } = createApp([reply, ok], { shouldRetry: () => true })
      expect(await outcomeOf(client.get('a'))).toBe('ok')
      expect(sent.length).toBe(2)
    }
  })

  it('is not asked about a 304, the response to a condition: it would say the same again', async () => {
    const shouldRetry = vi.fn(() => true)
    const { client, sent } = createApp([status(304), ok], { shouldRetry, statusCodes: [304] })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'STATUS' })
    expect([sent.length, shouldRetry.mock.calls.length]).toEqual([1, 0])
  })

  it('that says yes repeats what is no error of the family', async () => {
    const { client, sent } = createApp([{ data: 'busy' }, ok], { shouldRetry: () => true })
    client.use({
      name: 'check',
      response(response) {
        if (response.data === 'busy') throw undefined
        return response
      },
      order: 750,
    })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })

  it('that says no leaves alone what the lists would repeat, and what is marked `retryable: true`', async () => {
    for (const reply of [lost, status(503), faults.timeout()]) {
      const { client, sent } = createApp([reply], { shouldRetry: () => false })
      await outcomeOf(client.get('a', { retry: 5 }))
      expect(sent.length).toBe(1)
    }
    const { client, sent } = createApp([ok], { shouldRetry: () => false })
    client.use({
      name: 'busy',
      order: 750,
      response() {
        throw Object.assign(new ResponseError('busy'), { retryable: true })
      },
    })
    await outcomeOf(client.get('a'))
    expect(sent.length).toBe(1)
  })

  it('that returns nothing leaves it to the lists', async () => {
    const { client, sent } = createApp([lost, status(503), status(404)], { shouldRetry: () => undefined, limit: 5 })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ response: { statusCode: 404 } })
    expect(sent.length).toBe(3)
  })

  it('is called on the options, so `this` works', async () => {
    const options: RetryOptions = {
      statusCodes: [404],
      shouldRetry() {
        return this.statusCodes?.includes(404)
      },
    }
    const { client, sent } = createApp([status(404), ok], options)
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })
})

describe('shouldRetry is not asked', () => {
  const ask = vi.fn(() => true)

  it('where no repetition is left, for a write that nobody asked to repeat, and for a spent body', async () => {
    ask.mockClear()
    const { client, sent } = createApp([lost], { shouldRetry: ask, limit: 0 })
    await outcomeOf(client.get('a'))
    await outcomeOf(client.get('a', { retry: false }))
    await outcomeOf(client.post('order'))
    await outcomeOf(client.put('a', [1][Symbol.iterator](), { retry: 3, transport: (_, settle) => settle(lost) }))
    expect([sent.length, ask.mock.calls.length]).toEqual([3, 0])
  })

  it('about an abort, nor about what is marked `retryable: false`', async () => {
    ask.mockClear()
    const { client, sent } = createApp([{ delay: 1_000 }, lost], { shouldRetry: ask })
    const source = countedSource()
    const request = begun(client.get('a', { signal: source.signal }))
    source.abort()
    expect(await outcomeOf(request)).toBeInstanceOf(AbortError)
    client.use({
      name: 'inside',
      order: 600,
      error() {
        throw Object.assign(new NetworkError('for good'), { retryable: false })
      },
    })
    await outcomeOf(client.get('a'))
    expect([sent.length, ask.mock.calls.length, source.listeners()]).toEqual([2, 0, 0])
  })
})

describe('a shouldRetry that is wrong', () => {
  it('and yields a promise is a ConfigError that names it: a promise would always count as yes', async () => {
    const shouldRetry = (async () => false) as unknown as () => boolean
    const { client, sent } = createApp([lost], { shouldRetry })
    const error = await outcomeOf(client.get('a'))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ message: expect.stringContaining('shouldRetry') })
    expect(sent.length).toBe(1)
  })

  it('and throws rejects the call with what it threw', async () => {
    const bug = new TypeError('x is undefined')
    const { client, sent } = createApp([lost, lost], {
      shouldRetry(_error, _request, attempt) {
        if (attempt === 2) throw bug
        return true
      },
    })
    expect(await outcomeOf(client.get('a'))).toBe(bug)
    expect(sent.length).toBe(2)
  })

  it('and always says yes ends at `limit`', async () => {
    const reply: Reply = status(400)
    const { client, sent } = createApp([reply], { shouldRetry: () => true })
    await outcomeOf(client.get('a'))
    await pass(60_000)
    expect(sent.length).toBe(3)
  })
})
