// What the app is told: onRetry before each wait, and the number of attempts on the last error.
import { ConfigError, isHttpError, NetworkError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'
import { attemptsOf, type RetryEvent } from './index.ts'

const takeUnhandled = useFakeTime()

describe('onRetry', () => {
  it('is told the error, the request, the repetition and the delay, before each wait', async () => {
    const events: RetryEvent[] = []
    const { client, sent } = createApp([lost, status(503), ok], {
      onRetry: (event) => void events.push({ ...event, at: Date.now() - begun } as RetryEvent),
    })
    const begun = Date.now()
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 300, 900])
    expect(events).toMatchObject([
      { at: 0, attempt: 1, delay: 300, error: { code: 'NETWORK' }, request: { url: 'a', method: 'GET' } },
      { at: 300, attempt: 2, delay: 600, error: { code: 'STATUS' }, request: { url: 'a' } },
    ])
  })

  it('is not told of what is not retried', async () => {
    const onRetry = vi.fn()
    const { client } = createApp([ok, faults.notInDomainList(), status(404), lost], { onRetry })
    await outcomeOf(client.get('a'))
    await outcomeOf(client.get('a'))
    await outcomeOf(client.get('a'))
    await outcomeOf(client.post('a'))
    expect(onRetry).not.toHaveBeenCalled()
  })

  it('that throws stops nothing, and shows as an unhandled rejection', async () => {
    const bug = new TypeError('x is undefined')
    const { client, sent } = createApp([lost, lost, ok], {
      onRetry() {
        throw bug
      },
    })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent).toEqual([0, 300, 900])
    expect(await takeUnhandled()).toEqual([bug, bug])
  })
})

describe('the last error', () => {
  it('carries the number of attempts', async () => {
    const { client } = createApp([lost])
    const error = await outcomeOf(client.get('a'))
    expect(error).toBeInstanceOf(NetworkError)
    expect(attemptsOf(error)).toBe(3)
    expect((error as { attempts?: number }).attempts).toBe(3)
  })

  it('carries it whatever ended the repetitions', async () => {
    const { client } = createApp([lost, status(404), faults.notInDomainList()])
    expect(attemptsOf(await outcomeOf(client.get('a')))).toBe(2)
    const error = await outcomeOf(client.get('a'))
    expect([error, attemptsOf(error)]).toEqual([expect.any(ConfigError), 1])
  })

  it('of a request that is not retried says one', async () => {
    const { client } = createApp([lost])
    expect(attemptsOf(await outcomeOf(client.post('a')))).toBe(1)
  })

  it('is thrown as it is, even when it is frozen or no error of the family', async () => {
    for (const error of [Object.freeze(new NetworkError('mine')), new TypeError('a bug'), undefined]) {
      const { client } = createApp([lost])
      client.use({
        name: 'inside',
        order: 600,
        error() {
          throw error
        },
      })
      const thrown = await outcomeOf(client.get('a'))
      expect([thrown, attemptsOf(thrown)]).toEqual([error, undefined])
    }
  })

  it('may be told again, as when several callers share it', async () => {
    const shared = new NetworkError('shared')
    const { client } = createApp([lost], { limit: 1 })
    client.use({
      name: 'inside',
      order: 600,
      error() {
        throw shared
      },
    })
    expect(attemptsOf(await outcomeOf(client.get('a')))).toBe(2)
    expect(attemptsOf(await outcomeOf(client.get('a', { retry: 0 })))).toBe(1)
  })

  it('has the number among its own keys, and keeps the family’s JSON as it is', async () => {
    const { client } = createApp([lost])
    const error = await outcomeOf(client.get('a'))
    expect(Object.keys(error as object)).toContain('attempts')
    expect(isHttpError(error) && Object.keys(error.toJSON())).toEqual(['name', 'code', 'message', 'cause'])
  })
})
