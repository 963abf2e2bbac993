// An abort ends the wait, and the send limit ends a circle.
import { AbortError, ConfigError, createCancelSource } from '@wxpipe/core'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'

useFakeTime()

describe('an abort', () => {
  it('during the wait ends it at once, with no timer, no listener and no further send', async () => {
    const { client, sent } = createApp([status(503, { 'Retry-After': '20' })])
    const source = countedSource()
    const failed = vi.fn()
    client.get('a', { signal: source.signal }).catch(failed)
    // Core's own timer has ended by itself.
    await pass(5_000)
    expect(vi.getTimerCount()).toBe(1)
    source.abort('left the page')
    expect(vi.getTimerCount()).toBe(0)
    await pass(0)
    expect(failed.mock.calls).toEqual([[expect.any(AbortError)]])
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ cause: 'left the page' })
    await pass(60_000)
    expect([sent.length, source.listeners()]).toEqual([1, 0])
  })

  it('by a native AbortSignal does the same', async () => {
    const { client, sent } = createApp([lost])
    const controller = new AbortController()
    const request = begun(client.get('a', { signal: controller.signal }))
    await pass(100)
    controller.abort()
    expect(await outcomeOf(request)).toBeInstanceOf(AbortError)
    await pass(60_000)
    expect(sent.length).toBe(1)
  })

  it('of a send is no failure that would be retried', async () => {
    const { client, sent, host } = createApp([{ delay: 1_000 }])
    const source = createCancelSource()
    const request = begun(client.get('a', { signal: source.signal, retry: 5 }))
    source.abort()
    expect(await outcomeOf(request)).toBeInstanceOf(AbortError)
    await pass(60_000)
    expect([sent.length, host.inFlight]).toEqual([1, 0])
  })

  it('by onRetry, before the wait begins, begins none', async () => {
    const source = countedSource()
    const { client, sent } = createApp([lost], { onRetry: () => source.abort(), baseDelay: 5_000 })
    expect(await outcomeOf(client.get('a', { signal: source.signal }))).toBeInstanceOf(AbortError)
    expect([timersLeft(), sent.length, source.listeners()]).toEqual([0, 1, 0])
  })

  it('in the very turn in which a repetition fails begins no further wait', async () => {
    const source = countedSource()
    const { client, sent } = createApp([lost], { limit: 5, baseDelay: 5_000 })
    client.use({
      name: 'inside',
      order: 600,
      error(error) {
        if (sent.length === 2) Promise.resolve().then(() => source.abort())
        throw error
      },
    })
    expect(await outcomeOf(client.get('a', { signal: source.signal }))).toBeInstanceOf(AbortError)
    expect([timersLeft(), sent.length, source.listeners()]).toEqual([0, 2, 0])
  })

  it('before the request is sent leaves nothing to retry', async () => {
    const { client, sent } = createApp([ok])
    const source = createCancelSource()
    source.abort()
    expect(await outcomeOf(client.get('a', { signal: source.signal }))).toBeInstanceOf(AbortError)
    expect(sent.length).toBe(0)
  })

  it('of one request leaves the other’s wait alone', async () => {
    const { client, sent } = createApp([lost, lost, ok])
    const source = createCancelSource()
    const aborted = begun(client.get('a', { signal: source.signal }))
    const other = client.get('b')
    await pass(100).then(() => source.abort())
    expect(await outcomeOf(aborted)).toBeInstanceOf(AbortError)
    expect(await outcomeOf(other)).toBe('ok')
    expect(sent).toEqual([0, 0, 300])
  })
})

describe('a request that has ended', () => {
  it('has taken its listeners off the signal', async () => {
    const { client } = createApp([lost, lost, ok])
    const source = countedSource()
    expect(await outcomeOf(client.get('a', { signal: source.signal }))).toBe('ok')
    expect(source.listeners()).toBe(0)
  })
})

describe('the core’s send limit', () => {
  it('ends more repetitions than it allows', async () => {
    const { client, sent } = createApp([lost], { limit: 1_000, maxDelay: 10 })
    const error = await outcomeOf(client.get('a'))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ message: expect.stringContaining('more than 20 sends') })
    await pass(60_000)
    expect(sent.length).toBe(20)
  })

  it('counts the sends of other plugins inside as well', async () => {
    const { client, sent } = createApp([lost], { limit: 9, maxDelay: 10 })
    client.use({ name: 'inside', order: 600, error: (_error, request, next) => next(request) })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'NETWORK' })
    expect(sent.length).toBe(20)
  })
})
