// What the callers of one send get when it fails: copies of the error, each as good as the first.
import {
  AbortError,
  createCancelSource,
  HttpError,
  type HttpRequest,
  isHttpError,
  StatusError,
  TimeoutError,
} from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../test/app.ts'

useFakeTime()

/** What equal requests fail with when something inside throws this, or the host responds so. */
async function failuresOf(thrown?: () => unknown, count = 3): Promise<unknown[]> {
  const { host, client } = api({}, () => ({
    statusCode: 404,
    data: { list: [{ id: 1 }] },
    header: { etag: '1' },
    delay: 50,
  }))
  client.use({
    name: 'inside',
    order: 800,
    error(error) {
      throw thrown ? thrown() : error
    },
  })
  const all = Promise.allSettled(
    Array.from({ length: count }, () =>
      client.get('a', { header: { 'x-a': '1' }, signal: createCancelSource().signal }),
    ),
  )
  await vi.runAllTimersAsync()
  expect(host.requests).toHaveLength(1)
  return (await all).map((one) => one.status === 'rejected' && one.reason)
}

describe('the error that each caller gets', () => {
  it('is its own: nobody changes another’s response, header or request', async () => {
    const errors = (await failuresOf()) as StatusError[]
    expect(new Set(errors).size).toBe(3)
    const [first, second, third] = errors
    Object.assign((first!.response!.data as { list: object[] }).list[0]!, { id: 99 })
    Object.assign(first!.response!.header, { etag: 'changed' })
    Object.assign(second!.request!.header, { 'x-a': 'changed' })
    Object.assign(second!, { code: 'CHANGED' })
    expect(third!.response).toMatchObject({ statusCode: 404, data: { list: [{ id: 1 }] }, header: { etag: '1' } })
    expect(third!.request!.header['x-a']).toBe('1')
    expect(third!.code).toBe('STATUS')
    expect(second!.response!.data).toEqual({ list: [{ id: 1 }] })
  })

  it('keeps its class, brand, code, message, stack and hidden fields', async () => {
    const [first, second] = (await failuresOf()) as StatusError[]
    expect(second).toBeInstanceOf(StatusError)
    expect(second).toBeInstanceOf(HttpError)
    expect({}.toString.call(second)).toBe('[object Error]')
    expect(isHttpError(second, 'STATUS')).toBe(true)
    expect([second!.name, second!.message, second!.stack]).toEqual([first!.name, first!.message, first!.stack])
    expect(Object.keys(second!)).toEqual(Object.keys(first!))
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
  })

  it('shows the call, the signal and the transport of the request that was sent', async () => {
    const [first, second] = (await failuresOf()) as StatusError[]
    const parts = ({ call, signal, transport, validateStatus, credential }: HttpRequest) => [
      call,
      signal,
      transport,
      validateStatus,
      credential,
    ]
    for (const [index, part] of parts(second!.request!).entries()) expect(part).toBe(parts(first!.request!)[index])
    expect(second!.request!.options).toEqual(first!.request!.options)
    expect(second!.request!.options).not.toBe(first!.request!.options)
  })

  it('keeps what plugins inside have written on it', async () => {
    const { host, client } = api({}, () => faults.connectionReset())
    client.use(retry({ limit: 1 }))
    const all = Promise.allSettled([client.get('a'), client.get('a')])
    await vi.runAllTimersAsync()
    expect(await all).toMatchObject([{ reason: { attempts: 2 } }, { reason: { attempts: 2 } }])
    expect(host.requests).toHaveLength(2)
  })

  it('is a copy of an error of the app’s own, with its cause and fields', async () => {
    class Refusal extends Error {
      readonly details = { fields: ['name'] }
      readonly circle: unknown = this
    }
    const cause = new TypeError('underneath')
    const [first, second] = (await failuresOf(() => Object.assign(new Refusal('no'), { cause }))) as Refusal[]
    expect(second).toBeInstanceOf(Refusal)
    expect(second).toMatchObject({ message: 'no', details: { fields: ['name'] } })
    expect(second!.details.fields).not.toBe(first!.details.fields)
    expect(second!.circle).toBe(second)
    expect(second!.cause).toBeInstanceOf(TypeError)
    expect(second!.cause).not.toBe(cause)
  })

  it.each([
    ['an abort by a plugin inside', () => new AbortError('the network has changed')],
    ['a timeout of all that it waits for', () => new TimeoutError('10000 ms in the queue')],
  ])('is shared, and nothing is sent again, when it is %s', async (_, thrown) => {
    // `failuresOf` counts the sends.
    for (const error of await failuresOf(thrown)) expect(error).toMatchObject({ code: thrown().code })
  })

  it('may be anything that can be thrown', async () => {
    class Page {}
    const page = new Page()
    for (const thrown of ['text', 0, null, undefined, page, () => 1]) {
      expect(await failuresOf(() => thrown)).toEqual([thrown, thrown, thrown])
    }
    const [first, second] = await failuresOf(() => ({ page, reasons: [1] }))
    expect(second).toEqual(first)
    expect(second).not.toBe(first)
    const hostile = new Error('hostile')
    Object.defineProperty(hostile, 'trap', {
      get() {
        throw new Error('trap')
      },
    })
    expect(await failuresOf(() => hostile)).toEqual([hostile, hostile, hostile])
  })
})

it('the next request after a failure is sent', async () => {
  const { host, client } = api({}, () => ({ data: 1 }))
  host.fail(faults.connectionReset())
  const all = Promise.allSettled([client.get('a'), client.get('a')])
  await vi.runAllTimersAsync()
  expect(await all).toMatchObject([{ reason: { code: 'NETWORK' } }, { reason: { code: 'NETWORK' } }])
  const next = client.get('a')
  await vi.runAllTimersAsync()
  expect((await next).data).toBe(1)
  expect(host.requests).toHaveLength(2)
})
