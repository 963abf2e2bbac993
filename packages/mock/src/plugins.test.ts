// The other plugins work as with a server: they stand outside the mock, and see what a server would have returned.
import { cache } from '@wxpipe/cache'
import { createTracer } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { retry } from '@wxpipe/retry'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { fault, type MockHandler, reply } from './index.ts'

useFakeTime()

const counted = (handler: MockHandler) => vi.fn(handler)

it('token-expiry finds an expired session, by status and by code', async () => {
  const { client } = createApp({ 'GET a': reply(401), 'GET b': { code: '99997' }, 'GET c': { code: '10000' } })
  client.use(tokenExpiry({ codes: ['99997'] }))
  expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode: 401 } })
  expect(await outcomeOf(client.get('b'))).toMatchObject({ code: 'AUTH_EXPIRED' })
  expect(await outcomeOf(client.get('c'))).toEqual({ code: '10000' })
})

it('retry repeats what may pass, and each attempt asks the handler', async () => {
  const replies = [fault.network(), reply(503), 'at last']
  const handler = counted(() => replies.shift())
  const { client, sent } = createApp({ 'GET a': handler })
  expect(await outcomeOf(client.use(retry({ limit: 2 })).get('a'))).toBe('at last')
  expect([handler.mock.calls.length, sent()]).toEqual([3, []])
})

it('a mocked 503 gives up after the limit, as a server’s does', async () => {
  const handler = counted(() => reply(503))
  const { client } = createApp({ 'GET a': handler })
  const error = await outcomeOf(client.use(retry({ limit: 2 })).get('a'))
  expect(error).toMatchObject({ code: 'STATUS', request: { call: { sends: 3 } } })
  expect(handler).toHaveBeenCalledTimes(3)
})

it('cache keeps a mocked response, and obeys the header of a reply', async () => {
  const kept = counted(() => 'kept')
  const fresh = counted(() => reply(200, 'fresh', { header: { 'Cache-Control': 'no-store' } }))
  const { client } = createApp({ 'GET kept': kept, 'GET fresh': fresh })
  const caching = client.use(cache({ ttl: 60_000 }))
  for (const url of ['kept', 'kept', 'fresh', 'fresh']) await outcomeOf(caching.get(url))
  expect(kept).toHaveBeenCalledOnce()
  expect(fresh.mock.calls.length).toBeGreaterThan(0)
})

it('dedupe shares one flight among equal requests', async () => {
  const handler = counted(() => reply(200, 'shared', { delay: 50 }))
  const { client } = createApp({ 'GET a': handler })
  const sharing = client.use(dedupe())
  const both = [sharing.get('a'), sharing.get('a')]
  expect(await Promise.all(both.map(outcomeOf))).toEqual(['shared', 'shared'])
  expect(handler).toHaveBeenCalledOnce()
})

it('a trace shows the mock, and the send to which it responds', async () => {
  const events: string[] = []
  const { client } = createApp({ 'GET a': 'a' })
  const traced = client.extend({ trace: createTracer(({ type, name }) => events.push(`${type} ${name}`)) })
  await traced.get('a')
  expect(events).toEqual(['enter mock', 'enter transport', 'exit transport', 'exit mock'])
})

it('a call may be mocked twenty times and no more, as it may be sent', async () => {
  const handler = counted(() => 'again')
  const { client } = createApp({ 'GET a': handler })
  client.use({
    name: 'loop',
    order: 490,
    request(request, next) {
      const again = (): Promise<never> => next(request).then(again)
      return again()
    },
  })
  expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('20') })
  expect(handler).toHaveBeenCalledTimes(20)
})
