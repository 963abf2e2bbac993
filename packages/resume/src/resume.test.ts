// Which requests are replayed, how often, and how that goes with retry.
import { ConfigError, type Method, NetworkError } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'
import { resume } from './index.ts'

useFakeTime()

describe('a request is replayed', () => {
  it.each<Method>(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])('when it may be sent twice: %s', async (method) => {
    const { host, client, served } = createPhone()
    host.fail(faults.networkChange())
    await outcomeOf(client.request({ url: 'a', method }))
    expect([host.requests.length, served.length]).toEqual([2, 1])
  })

  it.each<Method>(['POST', 'TRACE', 'CONNECT'])('otherwise only on request: %s', async (method) => {
    const { host, client } = createPhone()
    for (const interruption of [faults.networkChange(), faults.interrupted(), faults.offline()]) {
      host.fail(interruption, { times: 2 })
      const error = await outcomeOf(client.request({ url: 'a', method }))
      expect(error).toBeInstanceOf(NetworkError)
      expect(error).toMatchObject({ cause: { errMsg: interruption.errMsg } })
      expect(await outcomeOf(client.request({ url: 'a', method, resume: true }))).toBe('ok')
    }
  })

  it('unless it has `resume: false`', async () => {
    const { host, client, everListened } = createPhone()
    host.fail(faults.interrupted())
    expect(await outcomeOf(client.get('a', { resume: false }))).toBeInstanceOf(NetworkError)
    expect([host.requests.length, everListened()]).toEqual([1, 0])
  })

  it('when `methods` has its method', async () => {
    const { host, client } = createPhone({ methods: ['POST'] })
    host.fail(faults.networkChange(), { times: 2 })
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(NetworkError)
    expect(await outcomeOf(client.post('a'))).toBe('ok')
  })
})

describe('what the phone did not do', () => {
  it.each([
    ['a timeout', faults.timeout()],
    ['a lost connection', faults.connectionReset()],
    ['an aborted connection', faults.connectionAborted()],
    ['DNS', faults.dns()],
    ['the domain list', faults.notInDomainList()],
    ['a status', faults.reply({ statusCode: 503 })],
    ['a failure without a word', faults.noErrMsg()],
  ])('passes by: %s', async (_, failure) => {
    const { host, client, everListened } = createPhone()
    const seen: unknown[] = []
    client.use({
      name: 'inside',
      order: 600,
      error(error) {
        seen.push(error)
        throw error
      },
    })
    host.fail(failure)
    expect(await outcomeOf(client.get('a'))).toBe(seen[0])
    expect([host.requests.length, everListened()]).toEqual([1, 0])
  })

  it('passes by when an interceptor threw it', async () => {
    const { client } = createPhone()
    const bug = new TypeError('interrupted')
    client.use({
      name: 'inside',
      order: 600,
      response() {
        throw bug
      },
    })
    expect(await outcomeOf(client.get('a'))).toBe(bug)
  })

  it('passes by when it befalls a replay', async () => {
    const { host, client } = createPhone()
    host.fail(faults.networkChange())
    host.fail(faults.timeout())
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'TIMEOUT' })
    expect(host.requests.length).toBe(2)
  })
})

describe('the number of replays', () => {
  it.each([0, 1, 7])('is `limit`: %d', async (limit) => {
    const { host, client } = createPhone({ limit })
    host.fail(faults.networkChange(), { times: 100 })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ retryable: false })
    expect(host.requests.length).toBe(1 + limit)
  })

  it('never overflows a timer', async () => {
    const { host, client, now } = createPhone({ limit: 15, offlineTimeout: Number.POSITIVE_INFINITY })
    host.fail(faults.offline(), { times: 15 })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(now()).toBe(341_000 + 10 * 300_000 + 1_000)
  })
})

describe('with retry outside', () => {
  it('waiting for the phone uses up no repetition', async () => {
    const onRetry = vi.fn()
    const { host, client, served } = createPhone()
    client.use(retry({ limit: 1, onRetry }))
    host.fail(faults.networkChange(), { times: 2 })
    host.fail(faults.interrupted())
    host.fail(faults.connectionReset())
    host.fail(faults.offline())
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(onRetry).toHaveBeenCalledTimes(1)
    expect([host.requests.length, served.length]).toEqual([6, 1])
  })

  it('offline fails after offlineTimeout, not after so much for each repetition', async () => {
    const { client, now } = createPhone({}, { network: 'none' })
    client.use(retry())
    expect(await outcomeOf(client.get('a'))).toMatchObject({ message: expect.stringContaining('offline'), attempts: 1 })
    expect(now()).toBe(30_000)
  })
})

describe('the two options of a request are told apart', () => {
  it('`retry: false` leaves a replay alone: it uses up no repetition', async () => {
    const { host, client } = createPhone()
    client.use(retry())
    host.fail(faults.networkChange())
    expect(await outcomeOf(client.get('a', { retry: false } as object))).toBe('ok')
  })

  it('`retry: 1` repeats a POST that resume lets through', async () => {
    const { host, client } = createPhone()
    client.use(retry())
    host.fail(faults.networkChange())
    expect(await outcomeOf(client.post('a', {}, { retry: 1 } as object))).toBe('ok')
    expect(host.requests.length).toBe(2)
  })
})

describe('the plugin', () => {
  it('stands between retry and token refresh, under its name', () => {
    const { client } = createPhone()
    expect(client.use(retry()).inspect()).toMatch(/500\s+retry\b[\s\S]*550\s+resume\b/)
    expect(() => client.use(resume())).toThrow(ConfigError)
    expect(client.use(resume({ name: 'again' })).inspect()).toMatch(/550\s+again\b/)
  })

  it('costs a request that is not interrupted nothing: the host is asked in the caller’s tick', async () => {
    const { host, client } = createPhone()
    const request = client.get('a')
    expect(host.requests.length).toBe(1)
    await outcomeOf(request)
  })

  it('bounds no send: a long response in the foreground is waited for', async () => {
    const { client } = createPhone({}, {}, () => ({ data: 'late', delay: 59_000 }))
    const request = client.get('a')
    await pass(58_999)
    expect(await outcomeOf(request)).toBe('late')
  })
})
