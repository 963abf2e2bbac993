// What begins after the response to a write joins no read from before it: that may not know of the write.
import { createClient } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { dedupe } from './index.ts'

useFakeTime()

/** A server whose list takes half a second; a write is quick, and its response has this status. */
function setup(statusCode = 200) {
  const groups = ['one']
  const host = createHost({
    handler({ method, data }) {
      if (method === 'GET') return { data: [...groups], delay: 500 }
      groups.push(String(data))
      return { data: {}, statusCode, delay: 10 }
    },
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => 'ann' }).use(
    dedupe(),
  )
  const read = () => client.get<string[]>('groups').then(({ data }) => data)
  const write = () => client.post('groups', 'two').catch(() => {})
  return { host, client, read, write }
}

it.each([200, 500])('a read is sent anew after a write with the response %i, and shared again', async (status) => {
  const { host, read, write } = setup(status)
  const before = read()
  await pass(20)
  const written = write()
  await pass(20)
  await written
  const after = [read(), read()]
  await pass(1000)
  expect(await before).toEqual(['one'])
  expect(await Promise.all(after)).toEqual([
    ['one', 'two'],
    ['one', 'two'],
  ])
  expect(host.requests).toHaveLength(3)
})

it('a read that joined before the write has its response with the others', async () => {
  const { host, read, write } = setup()
  const both = [read(), read()]
  await pass(20)
  void write()
  await pass(1000)
  expect(await Promise.all(both)).toEqual([['one'], ['one']])
  expect(host.requests).toHaveLength(2)
})

it('a second tap stays refused, and an older search is still aborted, whatever was written meanwhile', async () => {
  const { client, write } = setup()
  const order = { dedupe: 'reject' } as const
  const search = { dedupe: { key: () => 'search', mode: 'latest' } } as const
  const outcomes = [client.get('slow-order', order), client.get('a', search)].map((call) =>
    call.catch(({ code }) => code),
  )
  const written = write()
  await pass(20)
  await written
  outcomes.push(
    ...[client.get('slow-order', order), client.get('b', search)].map((call) => call.catch(({ code }) => code)),
  )
  await pass(1000)
  const codes = await Promise.all(outcomes)
  expect(codes.map((code) => typeof code)).toEqual(['object', 'string', 'string', 'object'])
})

it('a read after the write does not join an older one that refuses double submits', async () => {
  const { client, read, write } = setup()
  const before = client.get('groups', { dedupe: 'reject' })
  await pass(20)
  void write()
  await pass(20)
  const after = read()
  await pass(1000)
  expect((await before).data).toEqual(['one'])
  expect(await after).toEqual(['one', 'two'])
})
