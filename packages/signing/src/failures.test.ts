// What becomes of a request that cannot be signed, and what is never told of one that was.
import { ConfigError } from '@wxpipe/core'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

describe('when signing fails', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'abc'],
    ['a list', new Map()],
    ['a promise of nothing', Promise.resolve()],
  ])('with %s, the request is a ConfigError and is not sent', async (_, fields) => {
    const { client, received } = createApp({ sign: () => fields as never })
    const error = await outcomeOf(client.get('a'))
    expect(error).toBeInstanceOf(ConfigError)
    expect([String(error), received.length]).toEqual([expect.stringContaining('sign takes a plain object'), 0])
  })

  it('by a throw or a rejection, the request rejects with that', async () => {
    const failure = new RangeError('no key')
    const throwing = createApp({
      sign: () => {
        throw failure
      },
    })
    expect(await outcomeOf(throwing.client.get('a'))).toBe(failure)
    const rejecting = createApp({ sign: () => Promise.reject(failure) })
    expect(await outcomeOf(rejecting.client.get('a'))).toBe(failure)
    expect(timersLeft()).toBe(0)
  })

  it('by never settling, it is a TimeoutError after a minute', async () => {
    const { client } = createApp({ sign: () => new Promise(() => {}) })
    const call = begun(client.get('a'))
    await pass(59_999)
    expect(await Promise.race([call, 'waiting'])).toBe('waiting')
    await pass(1)
    await expect(call).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringContaining('sign took more than'),
      request: { url: 'a' },
    })
    expect(timersLeft()).toBe(0)
  })

  it('because a value cannot be a header, the message does not hold it', async () => {
    const { client, received } = createApp({ sign: () => ({ 'X-Sign': 'secret\nvalue' }) })
    const error = await outcomeOf(client.get('a'))
    expect(error).toMatchObject({ code: 'CONFIG' })
    expect(`${error} ${JSON.stringify(error)}`).not.toContain('secret')
    expect(received).toHaveLength(0)
  })

  it('or the server refuses, neither message nor JSON holds the signature', async () => {
    const refuse = () => ({ statusCode: 403, data: 'bad signature' })
    for (const inQuery of [false, true]) {
      const { client } = createApp({ inQuery, sign: () => ({ sign: 'secret-signature' }) }, refuse)
      const error = await outcomeOf(client.get('a', { query: { q: 'private' } }))
      expect(error).toMatchObject({ code: 'STATUS', message: 'GET https://api.example.com/v1/a: answered 403' })
      expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/secret|private|bad signature/)
    }
  })

  it('because the caller has left, nothing is sent', async () => {
    const { client, received } = createApp({ sign: async () => ({ 'X-Sign': 'late' }) })
    const source = new AbortController()
    const call = begun(client.get('a', { signal: source.signal }))
    source.abort()
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
    expect([received.length, timersLeft()]).toEqual([0, 0])
  })
})
