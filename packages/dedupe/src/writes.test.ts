// A write that shares: whatever becomes of the one that it waits for, it is not sent a second time.
import { AbortError, createCancelSource, type HttpRequest, type Settle } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { type Api, api, sends } from '../test/app.ts'

const takeUnhandled = useFakeTime()

const shared = { dedupe: true }

describe('a write that waits for an equal one is not sent as well', () => {
  it('when its user is logged out meanwhile: whose response that is cannot be told', async () => {
    const { host, client, session } = api({}, () => ({ data: 'done', delay: 50 }))
    const [first, second] = [1, 2].map(() => client.post('order', { item: 1 }, shared).catch((error) => error))
    await pass(10)
    session.user = null
    await pass(200)
    expect((await first).data).toBe('done')
    expect(await second).toMatchObject({
      code: 'ABORT',
      message: 'POST https://api.example.com/order: equal request in flight',
    })
    expect(host.requests).toHaveLength(1)
  })

  it('when the first one leaves without a reason, and a transport ends what it has sent without one', async () => {
    const { client } = api()
    let sends = 0
    const transport = (request: HttpRequest, settle: Settle) => {
      sends++
      setTimeout(() => settle(new AbortError('cancelled at the host', { request })), 50)
    }
    const source = createCancelSource()
    const all = [source.signal, undefined, undefined].map((signal) =>
      client.post('file', 1, { ...shared, transport, signal }).catch((error) => error),
    )
    source.abort()
    await pass(200)
    expect(await Promise.all(all)).toMatchObject([{ code: 'ABORT' }, { code: 'ABORT' }, { code: 'ABORT' }])
    expect(sends).toBe(1)
  })
})

describe('a child client’s own rule', () => {
  const child = (c: Api) => c.extend({ dedupe: { key: () => 'all' } })
  const submit = (c: Api, options: object = {}) => c.post('order', { item: 1 }, options)

  it('is for reads: nobody has asked to share a write, which is sent each time', async () => {
    expect(await sends((c) => [child(c).get('a'), child(c).get('b')])).toBe(1)
    expect(await sends((c) => [submit(child(c)), submit(child(c)), submit(child(c).extend())])).toBe(3)
    expect(await sends((c) => [submit(child(c)), submit(child(c))], { methods: ['POST'] })).toBe(1)
  })

  it('is for a write that has a word of its own', async () => {
    for (const dedupe of [{}, { mode: 'share' }, true, 'reject'])
      expect(await sends((c) => [submit(child(c), { dedupe }), submit(child(c), { dedupe })])).toBe(1)
  })

  it('is for all when it is `true` or a mode, as with a request, or a rule with a mode that shares nothing', async () => {
    for (const dedupe of [true, 'reject', { mode: 'reject' }] as const)
      expect(await sends((c) => [1, 2].map(() => submit(c.extend({ dedupe }))))).toBe(1)
  })
})

it('two orders of equal data with an idempotency key each are two', async () => {
  const order = (key: string) => ({ ...shared, idempotencyKey: key })
  expect(await sends((c) => ['1', '2', '2'].map((key) => c.post('order', { item: 1 }, order(key))))).toBe(2)
})

it('an app that ends the last one of those who wait, while they are told, ends nothing else', async () => {
  const { client, session } = api({}, () => ({ data: 'done', delay: 50 }))
  const page = createCancelSource()
  const { user } = session
  client.use({
    name: 'inside',
    order: 800,
    response(response) {
      // From here on, whoever asks who is logged in closes the page.
      Object.defineProperty(session, 'user', {
        get() {
          page.abort('closed')
          return user
        },
      })
      return response
    },
  })
  const all = [undefined, undefined, page.signal].map((signal) => client.get('a', { signal }).catch((error) => error))
  await pass(100)
  expect(await Promise.all(all)).toMatchObject([{ data: 'done' }, { data: 'done' }, { code: 'ABORT', cause: 'closed' }])
  expect(await takeUnhandled()).toEqual([])
})
