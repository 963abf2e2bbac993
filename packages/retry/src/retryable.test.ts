// What an interceptor inside says of its error with `retryable`.
import { AbortError, AuthExpiredError, HttpError, NetworkError, ResponseError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import type { Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'
import type { Retryable, RetryOptions } from './index.ts'

useFakeTime()

const busy: Reply = { data: { code: 'BUSY' } }

/** A client whose envelope makes an error of each response but `ok`, and of each failure. */
function createJudged(makeError: () => unknown, replies = [busy, busy, ok], options: RetryOptions = {}) {
  const app = createApp(replies, options)
  app.client.use({
    name: 'envelope',
    order: 750,
    response(response) {
      if (response.data === 'ok') return response
      throw makeError()
    },
    error() {
      throw makeError()
    },
  })
  return app
}

const marked = (error: object, retryable: boolean | undefined) =>
  Object.assign(error, { retryable } satisfies Retryable)

describe('an error marked `retryable: true`', () => {
  it('is repeated, as a busy code under 200', async () => {
    const { client, sent } = createJudged(() => marked(new ResponseError('busy'), true))
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent).toEqual([0, 300, 900])
  })

  it('is repeated as often as others are, and then says how often', async () => {
    const { client, sent } = createJudged(() => marked(new ResponseError('busy'), true), [busy])
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'RESPONSE', retryable: true, attempts: 3 })
    expect(sent.length).toBe(3)
  })

  it.each([
    ['whose status is not in the list', [status(409), ok]],
    ['that timeouts: false would leave alone', [{ statusCode: 504 }, ok]],
  ])('is repeated, also one %s', async (_, replies) => {
    const { client, sent } = createJudged(() => marked(new ResponseError('busy'), true), replies as Reply[], {
      timeouts: false,
      statusCodes: [],
    })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })

  it('need not be of the family', async () => {
    for (const error of [new Error('busy'), Object.freeze({ retryable: true })]) {
      const { client, sent } = createJudged(() => (Object.isFrozen(error) ? error : marked(error, true)))
      expect(await outcomeOf(client.get('a'))).toBe('ok')
      expect(sent.length).toBe(3)
    }
  })

  it('may say so by its class', async () => {
    class BusyError extends HttpError {
      get retryable() {
        return true
      }
    }
    const { client, sent } = createJudged(() => new BusyError('BusyError', 'BUSY', 'busy'))
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(3)
  })

  it('does not send a write twice that nobody asked to repeat', async () => {
    const { client, sent } = createJudged(() => marked(new ResponseError('busy'), true))
    expect(await outcomeOf(client.post('order'))).toBeInstanceOf(ResponseError)
    expect(sent.length).toBe(1)
    expect(await outcomeOf(client.post('order', {}, { retry: 1 }))).toBe('ok')
    expect(sent.length).toBe(3)
  })

  it('is not repeated when the request has `retry: false`, or its body is spent', async () => {
    const { client, sent } = createJudged(() => marked(new ResponseError('busy'), true), [busy])
    await outcomeOf(client.get('a', { retry: false }))
    await outcomeOf(client.put('a', [1][Symbol.iterator](), { transport: (_, settle) => settle(lost) }))
    expect(sent.length).toBe(1)
  })

  it('that is an abort is never repeated', async () => {
    const { client, sent } = createJudged(() => marked(new AbortError('left'), true))
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(AbortError)
    expect(sent.length).toBe(1)
  })
})

describe('an error marked `retryable: false`', () => {
  it('is thrown as it is, whatever the lists and the request say', async () => {
    const error = marked(new NetworkError('a daily quota'), false)
    const { client, sent } = createJudged(() => error, [status(503)])
    expect(await outcomeOf(client.get('a', { retry: 5 }))).toBe(error)
    expect(sent.length).toBe(1)
  })

  it('may come from any of the attempts', async () => {
    let isLast = false
    const { client, sent } = createJudged(() => marked(new NetworkError('a quota'), isLast ? false : undefined), [lost])
    client.use({
      name: 'count',
      order: 760,
      error(error) {
        isLast = sent.length === 2
        throw error
      },
    })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ retryable: false, attempts: 2 })
  })

  it('counts as well where it is the cause, as when a refresh of the session has failed for good', async () => {
    const own = marked(new NetworkError('still offline'), false)
    const error = new NetworkError('the refresh could not be done', { cause: own })
    const { client, sent } = createJudged(() => new NetworkError('outside', { cause: error }), [lost])
    await outcomeOf(client.get('a'))
    expect(sent.length).toBe(1)
  })
})

describe('an error marked by whoever is further out', () => {
  it.each([
    [true, 2],
    [false, 1],
  ])('is as that one says, not as its cause does: %s', async (outer, sends) => {
    const { client, sent } = createJudged(
      () => marked(new NetworkError('mine', { cause: marked(new NetworkError('inner'), !outer) }), outer),
      [lost, ok],
    )
    await outcomeOf(client.get('a'))
    expect(sent.length).toBe(sends)
  })
})

describe('an error with any other `retryable`', () => {
  it.each([undefined, null, 'yes', 1])('is judged as if it had none: %j', async (retryable) => {
    const { client, sent } = createJudged(() => Object.assign(new AuthExpiredError('expired'), { retryable }))
    await outcomeOf(client.get('a'))
    expect(sent.length).toBe(1)
    const other = createJudged(() => Object.assign(new NetworkError('lost'), { retryable }), [lost, ok])
    expect(await outcomeOf(other.client.get('a'))).toBe('ok')
  })
})
