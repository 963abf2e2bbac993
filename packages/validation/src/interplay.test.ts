// With the plugins inside: a cache hit is checked and transformed anew, an envelope is off, nothing is sent again.
import { cache, storageStore } from '@wxpipe/cache'
import { dedupe } from '@wxpipe/dedupe'
import { envelope } from '@wxpipe/envelope'
import { retry } from '@wxpipe/retry'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp, lengths, schemaOf } from '../test/app.ts'
import { valibotGroups } from '../test/schemas.ts'
import { fits, ValidationError } from './index.ts'

useFakeTime()

const group = { id: 7, phones: {}, at: '2026-03-01T08:00:00.000Z' }
const asDate = [{ ...group, at: new Date(group.at) }]

describe('a cache', () => {
  it('gives what was sent, which is transformed anew: also after JSON in the storage', async () => {
    const { client, server, host, sent } = createApp()
    const cached = client.use(cache({ ttl: 60_000, store: storageStore()(host.wx) }))
    server.data = [group]
    expect(await outcomeOf(cached.get('groups', { schema: valibotGroups }))).toEqual(asDate)
    expect(await outcomeOf(cached.get('groups', { schema: valibotGroups }))).toEqual(asDate)
    expect(sent()).toBe(1)
  })

  it('keeps a response that does not fit until its time is over, unless it asks `fits`', async () => {
    for (const [options, sends] of [
      [{}, 1],
      [{ shouldCache: fits }, 3],
    ] as const) {
      const { client, server, sent } = createApp()
      const cached = client.use(cache({ ttl: 60_000, ...options }))
      server.data = 'maintenance'
      for (let n = 0; n < 3; n++) {
        expect(await outcomeOf(cached.get('groups', { schema: valibotGroups }))).toBeInstanceOf(ValidationError)
      }
      expect(sent()).toBe(sends)
    }
  })

  it('that asks `fits` keeps what fits, and what has no schema', async () => {
    const { client, server, sent } = createApp()
    const cached = client.use(cache({ ttl: 60_000, shouldCache: fits }))
    server.data = [group]
    for (let n = 0; n < 3; n++) {
      expect(await outcomeOf(cached.get('groups', { schema: valibotGroups }))).toEqual(asDate)
      expect(await outcomeOf(cached.get('plain'))).toEqual([group])
    }
    expect(sent()).toBe(2)
  })
})

describe('`fits`', () => {
  const response = { data: ['a'] as unknown, statusCode: 200, header: {} }
  /** The request as a cache sees it. */
  const requestWith = async (schema?: typeof lengths) => {
    const { client } = createApp({ onInvalid() {} })
    let seen: Parameters<typeof fits>[1] | undefined
    client.use({
      name: 'sees',
      order: 300,
      request(request) {
        seen = request
        return request
      },
    })
    await outcomeOf(client.get('names', schema ? { schema } : {}))
    return seen!
  }

  it('says no to another status, whether it fits or not', async () => {
    expect(fits(response, await requestWith(lengths))).toBe(true)
    expect(fits({ ...response, statusCode: 206 }, await requestWith(lengths))).toBe(false)
    expect(fits({ ...response, statusCode: 206 }, await requestWith())).toBe(false)
  })

  it('says no for an asynchronous schema, also for one whose promise rejects', async () => {
    const later = schemaOf(async (value) => lengths['~standard'].validate(value))
    expect(fits(response, await requestWith(later))).toBe(false)
    let isFirst = true
    const rejecter = schemaOf<number[]>(() => {
      if (!isFirst) return Promise.reject(new Error('own'))
      isFirst = false
      return { value: [] }
    })
    const request = await requestWith(rejecter)
    expect(fits(response, request)).toBe(false)
    await pass(1)
  })
})

it('an envelope is off when the response is checked', async () => {
  const { client, server } = createApp()
  const opened = client.use(envelope({ success: [0] }))
  server.data = { code: 0, data: [group] }
  expect(await outcomeOf(opened.get('groups', { schema: valibotGroups }))).toEqual(asDate)
  server.data = { code: 20001, msg: '余额不足' }
  expect(await outcomeOf(opened.get('groups', { schema: valibotGroups }))).toMatchObject({ name: 'BusinessError' })
})

it('a response that does not fit is not asked for again', async () => {
  const { client, server, sent } = createApp()
  server.data = 'maintenance'
  const retrying = client.use(retry({ limit: 3 }))
  expect(await outcomeOf(retrying.get('groups', { schema: lengths }))).toBeInstanceOf(ValidationError)
  expect(sent()).toBe(1)
})

it('callers that share one send have their response checked by their own schema', async () => {
  const { client, server, sent } = createApp()
  const shared = client.use(dedupe())
  server.data = ['ab']
  const nothing = schemaOf(() => ({ issues: [{ message: 'nothing fits' }] }))
  const calls = [
    shared.get('names', { schema: lengths }),
    shared.get('names'),
    shared.get('names', { schema: nothing }),
  ]
  for (const call of calls) call.catch(() => {})
  const outcomes = []
  for (const call of calls) outcomes.push(await outcomeOf(call))
  expect(outcomes).toEqual([[2], ['ab'], expect.any(ValidationError)])
  expect(sent()).toBe(1)
})
