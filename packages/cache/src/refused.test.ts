// What a failure says of the kept response: that it is old, or nothing.
import { AuthExpiredError, type HttpError, type HttpResponse, NetworkError, ResponseError } from '@wxpipe/core'
import { begun, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

const rule = { ttl: 1000, staleWhileRevalidate: 9e5, staleIfError: 9e5 }

/** What the next requests get, when one that was sent in the background has met this. */
async function after(meet: (app: ReturnType<typeof createApp>) => unknown): Promise<unknown> {
  const app = createApp(rule)
  await app.get('a')
  await app.pass(2000)
  meet(app)
  expect(await app.get('a')).toEqual({ n: 1 })
  app.host.fail(faults.offline())
  return app.get('a')
}

describe('the kept response goes', () => {
  it('when an interceptor inside refuses the new one, though its status is 200', async () => {
    const refusals = [
      (request: object, response: object) => new ResponseError('code 7', { request, response } as object),
      () => new Error('code 7'),
      () => ({ code: 7 }),
      // Codes of the app's own, which are no failures of the network, no aborts and no mistakes in the options.
      () => Object.assign(new Error('too late to pay'), { code: 'ORDER_TIMEOUT' }),
      () => Object.assign(new Error('not from abroad'), { code: 'NETWORK_FORBIDDEN' }),
      () => Object.assign(new Error('given up'), { code: 'ORDER_ABORT' }),
      () => Object.assign(new Error('given up'), { code: 'ABORT_ORDER' }),
    ]
    for (const refusal of refusals) {
      const outcome = await after(({ client }) =>
        client.use({
          name: 'envelope',
          order: 750,
          response(response, request) {
            throw refusal(request, response)
          },
        }),
      )
      expect(outcome).toBe('NETWORK')
    }
  })

  it('when the server refuses the request', async () => {
    // The last two are a cloud function's own codes.
    for (const statusCode of [400, 401, 403, 404, 410, 5030, 1429]) {
      expect(await after(({ host }) => host.fail(faults.reply({ statusCode })))).toBe('NETWORK')
    }
  })

  it('when the session has expired, whatever the status that says so', async () => {
    const outcome = await after(({ client, host }) => {
      host.fail(faults.reply({ statusCode: 500 }))
      client.use({
        name: 'expiry',
        order: 800,
        error(error, request) {
          throw new AuthExpiredError('99997', { request, response: (error as HttpError).response, cause: error })
        },
      })
    })
    expect(outcome).toBe('AUTH_EXPIRED')
  })

  it('when the session has expired, though that is known before anything is sent', async () => {
    const outcome = await after(({ client }) =>
      client.use({
        name: 'refresh',
        order: 600,
        request(request) {
          throw new AuthExpiredError('99997', { request })
        },
      }),
    )
    expect(outcome).toBe('AUTH_EXPIRED')
  })

  it('when the new response is one that may not be kept', async () => {
    const { get, pass } = createApp({
      ...rule,
      shouldCache: ({ data }) => (data as { n: number }).n !== 2,
    })
    await get('a')
    await pass(2000)
    expect(await get('a')).toEqual({ n: 1 })
    expect(await get('a')).toEqual({ n: 3 })
  })
})

it.each([
  ['an error of the server', faults.reply({ statusCode: 404 }), 'STATUS'],
  ['a lost network', faults.connectionReset(), 'NETWORK'],
])('a request that is not cached fails with its own error: %s', async (_, fault, code) => {
  const { client, get, host } = createApp(rule)
  host.fail(fault, { times: 2 })
  expect(await get('a', { cache: false })).toBe(code)
  await expect(begun(client.put('a'))).rejects.toMatchObject({ code })
})

describe('the kept response stays', () => {
  it('when the server had no time, or nobody got there', async () => {
    for (const fault of [
      ...[408, 429, 500, 502, 503, 504].map((statusCode) => faults.reply({ statusCode })),
      faults.connectionReset(),
      faults.timeout(),
      faults.interrupted(),
      faults.notInDomainList(),
    ]) {
      expect(await after(({ host }) => host.fail(fault))).toEqual({ n: 1 })
    }
  })

  it('when the refusal is marked `retryable: true`, such as a busy code under 200', async () => {
    const { client, get, pass } = createApp({ ttl: 1000, staleIfError: 9e5 })
    await get('a')
    await pass(2000)
    client.use({
      name: 'envelope',
      order: 750,
      response(response, request) {
        throw Object.assign(new ResponseError('busy', { request, response }), { retryable: true })
      },
    })
    expect(await get('a')).toEqual({ n: 1 })
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('when an interceptor inside has made an error of its own of such a status, or of a lost network', async () => {
    const made = [
      (response: HttpResponse) => new ResponseError('busy', { response }),
      (response: HttpResponse) => Object.assign(new Error('busy'), { response }),
      () => Object.assign(new Error('lost'), { cause: new NetworkError('request:fail') }),
    ]
    for (const make of made) {
      const outcome = await after(({ client, host }) => {
        host.fail(faults.reply({ statusCode: 503 }))
        client.use({
          name: 'judge',
          order: 750,
          response(response) {
            throw make(response)
          },
          error(error) {
            throw make((error as HttpError).response!)
          },
        })
      })
      expect(outcome).toEqual({ n: 1 })
    }
  })

  it('when such a status is let through as a response', async () => {
    const { get, host } = createApp(rule)
    await get('a')
    host.fail(faults.reply({ statusCode: 503, data: 'busy' }))
    expect(await get('a', { cache: { reload: true }, validateStatus: () => true })).toBe('busy')
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('when nothing was sent: the session’s own function failed', async () => {
    const { client, get, pass } = createApp(rule)
    await get('a')
    await pass(2000)
    client.use({
      name: 'token',
      order: 700,
      request() {
        throw new Error('no token')
      },
    })
    await get('a')
    client.remove('token')
    expect(await get('a')).toEqual({ n: 1 })
  })
})

it('what was dropped while the fetch was under way is not given when that fails', async () => {
  const { client, cached, get, host, pass } = createApp({ ttl: 1000, staleIfError: 9e5, tags: ['t'] })
  for (const drop of [() => cached.clear(), () => cached.invalidate('t')]) {
    await get('a')
    await pass(2000)
    host.fail(faults.delivered(faults.connectionReset()))
    const late = begun(client.get('a'))
    drop()
    await pass(20)
    await expect(late).rejects.toMatchObject({ code: 'NETWORK' })
  }
})
