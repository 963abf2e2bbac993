// A request that waits while somebody else logs in, what a refresh of the session failed with, and whose options count.
import { AuthExpiredError, ConfigError, createClient, NetworkError, StatusError, TimeoutError } from '@wxpipe/core'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp, lost, ok } from '../test/app.ts'
import { type RetryOptions, retry } from './index.ts'

useFakeTime()

describe('a PUT that waits for its repetition while its user logs out', () => {
  const wait = async (next: string) => {
    const { host, sent } = createApp([lost, ok])
    const session: { user: string | null } = { user: 'ann' }
    const client = createClient({
      host: host.wx,
      baseURL: 'https://api.example.com/',
      account: () => session.user,
    }).use(retry())
    const order = begun(client.put('order', { id: 1 }))
    await pass(100)
    session.user = null
    await pass(100)
    session.user = next
    return { outcome: await outcomeOf(order), sent }
  }

  it('and somebody else logs in ends with an AbortError: it is not sent again, and nothing is left', async () => {
    const { outcome, sent } = await wait('bob')
    expect(outcome).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    expect([timersLeft(), sent]).toEqual([0, [0]])
  })

  it('and in again is sent again', async () => {
    expect(await wait('ann')).toEqual({ outcome: 'ok', sent: [0, 300] })
  })
})

describe('a refresh of the session that failed', () => {
  const failing = (make: () => Error, options?: RetryOptions) => {
    const { client, sent } = createApp([ok], options)
    let failures = 0
    client.use({
      name: 'token-refresh',
      order: 600,
      request(request) {
        if (++failures > 1) return request
        throw make()
      },
    })
    return { client, sent }
  }
  const refreshError = (errMsg: string) => () =>
    new NetworkError('the refresh could not be done: lost', { cause: new NetworkError('lost', { cause: { errMsg } }) })

  it('for want of a network is tried again with its request', async () => {
    const { client, sent } = failing(refreshError('request:fail errcode:-101'))
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent).toEqual([300])
  })

  it('for a reason that stays is not: the host’s words count, however deep they lie', async () => {
    const { client, sent } = failing(refreshError('request:fail net::ERR_TOO_MANY_REDIRECTS'))
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(NetworkError)
    expect(sent).toEqual([])
  })

  it('for a mistake, such as a certificate that has expired, is not', async () => {
    const { client, sent } = failing(() => new ConfigError('the refresh has failed', { cause: new ConfigError('ssl') }))
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(ConfigError)
    expect(sent).toEqual([])
  })

  it('with a status that may pass waits as long as the server asked', async () => {
    const response = { data: '', statusCode: 503, header: { 'Retry-After': '7' } }
    const { client, sent } = failing(
      () => new StatusError('the refresh could not be done', { response, cause: new StatusError('503', { response }) }),
    )
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent).toEqual([7_000])
  })

  it.each([
    [{}, [300]],
    [{ timeouts: false }, []],
  ])('for want of time is tried again as other timeouts are: %j', async (options: RetryOptions, times) => {
    const { client, sent } = failing(
      () => new TimeoutError('the refresh', { cause: new TimeoutError('slow') }),
      options,
    )
    await outcomeOf(client.get('a'))
    expect(sent).toEqual(times)
  })

  it('so that somebody has to log in is not tried again, whatever its own error was', async () => {
    const { client, sent } = failing(() => new AuthExpiredError('log in', { cause: new NetworkError('lost') }))
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(AuthExpiredError)
    expect(sent).toEqual([])
  })
})

describe('the options', () => {
  it('are what onRetry is called on', async () => {
    const calledOn: unknown[] = []
    const options: RetryOptions = {
      onRetry() {
        calledOn.push(this)
      },
    }
    const { client } = createApp([lost, ok], options)
    await outcomeOf(client.get('a'))
    expect(calledOn[0]).toBe(options)
  })

  it('are own ones: what stands on Object.prototype is none', async () => {
    Object.assign(Object.prototype, { limit: 9, baseDelay: 1 })
    try {
      const { client, sent } = createApp([lost], {})
      await outcomeOf(client.get('a'))
      expect(sent).toEqual([0, 300, 900])
    } finally {
      for (const name of ['limit', 'baseDelay']) Reflect.deleteProperty(Object.prototype, name)
    }
  })
})
