// An envelope inside retry, cache and dedupe: they judge a refusal as they judge the response that carried it.
import { cache } from '@wxpipe/cache'
import { dedupe } from '@wxpipe/dedupe'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { BusinessError, BusinessStatusError, isBusinessError } from './index.ts'

useFakeTime()

const ok = { data: { code: '10000', data: 'in' } }
const refused = { data: { code: '403', message: 'no' } }
const maintenance = { statusCode: 503, header: { 'Retry-After': '7' }, data: { code: '1', message: '维护中' } }

describe('cache and dedupe', () => {
  const rows = { data: { code: '10000', data: 'in', rows: ['r'] } }

  it('keep and share a response for one rule alone', async () => {
    const { client, host } = createApp([rows])
    const shared = client.use(cache({ ttl: 60_000 })).use(dedupe())
    expect((await shared.get('a')).data).toBe('in')
    expect((await shared.get('a', { envelope: { data: 'rows' } })).data).toEqual(['r'])
    expect((await shared.get('a', { envelope: false })).data).toEqual(rows.data)
    expect((await shared.get('a')).data).toBe('in')
    expect((await shared.extend({ envelope: { data: 'rows' } }).get('a')).data).toEqual(['r'])
    expect(host.requests.length).toBe(3)
    const flights = [shared.get('b'), shared.get('b', { envelope: { data: 'rows' } })]
    expect((await Promise.all(flights)).map(({ data }) => data)).toEqual(['in', ['r']])
  })
})

describe('retry', () => {
  it('repeats a 503 with an envelope, after the time that the server asks for', async () => {
    const { client, host } = createApp([maintenance, maintenance, ok])
    const begin = Date.now()
    expect(await outcomeOf(client.use(retry()).get('a'))).toBe('in')
    expect([host.requests.length, Date.now() - begin]).toEqual([3, 14_000])
  })

  it('gives up with what the server says', async () => {
    const { client } = createApp([maintenance])
    const error = await outcomeOf(client.use(retry()).get('a'))
    expect(error).toBeInstanceOf(BusinessStatusError)
    expect(error).toMatchObject({ attempts: 3, business: { message: '维护中' } })
  })

  it('does not repeat a refusal in a 200, or a 404', async () => {
    for (const reply of [refused, { ...refused, statusCode: 404 }]) {
      const { client, host } = createApp([reply])
      expect(isBusinessError(await outcomeOf(client.use(retry()).get('a')), 403)).toBe(true)
      expect(host.requests.length).toBe(1)
    }
  })

  it('repeats those codes that are listed, whatever the status, but no write by itself', async () => {
    const busy = { data: { code: 'BUSY' } }
    const replies = [busy, { ...busy, statusCode: 400 }, ok]
    const { client, host } = createApp(replies, { success: ['10000'], retryable: ['BUSY', 9] })
    client.use(retry())
    expect(await outcomeOf(client.get('a'))).toBe('in')
    expect(host.requests.length).toBe(3)
    const other = createApp([busy], { success: ['10000'], retryable: ['BUSY', 9] })
    other.client.use(retry())
    expect(await outcomeOf(other.client.post('a'))).toMatchObject({ retryable: true, attempts: 1 })
    expect(await outcomeOf(other.client.get('a', { envelope: { retryable: [9] } }))).not.toHaveProperty('retryable')
  })
})

describe('cache', () => {
  it('keeps what is inside, so that a hit is not opened twice', async () => {
    const { client, host } = createApp([ok])
    client.use(cache({ ttl: 1_000 }))
    for (let n = 0; n < 2; n++) expect(await outcomeOf(client.get('a'))).toBe('in')
    expect(host.requests.length).toBe(1)
  })

  it('never keeps a refused response', async () => {
    const { client, host } = createApp([refused, refused, ok])
    client.use(cache({ ttl: 60_000 }))
    for (let n = 0; n < 2; n++) expect(await outcomeOf(client.get('a'))).toBeInstanceOf(BusinessError)
    expect(await outcomeOf(client.get('a'))).toBe('in')
    expect(host.requests.length).toBe(3)
  })

  it('drops what it has when the server refuses, also behind a stale response', async () => {
    const { client, host } = createApp([ok, refused])
    client.use(cache({ ttl: 1, staleWhileRevalidate: 60_000, staleIfError: 60_000 }))
    expect(await outcomeOf(client.get('a'))).toBe('in')
    await pass(10)
    // Given at once, while the new one is fetched and refused.
    expect(await outcomeOf(client.get('a'))).toBe('in')
    await pass(10)
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(BusinessError)
    expect(host.requests.length).toBe(3)
  })

  it('serves what it has when a busy server says so in an envelope', async () => {
    for (const reply of [maintenance, { data: { code: 'BUSY' } }]) {
      const { client } = createApp([ok, reply], { success: ['10000'], retryable: ['BUSY'] })
      client.use(cache({ ttl: 1, staleIfError: 60_000 }))
      await outcomeOf(client.get('a'))
      await pass(10)
      expect(await outcomeOf(client.get('a'))).toBe('in')
    }
  })
})

describe('dedupe', () => {
  it('gives what the server says to each caller who shares the send', async () => {
    const { client, host } = createApp([{ ...refused, delay: 10 }])
    client.use(dedupe())
    const both = [1, 2].map(() => begun(client.get('a')))
    const errors = await Promise.all(both.map(outcomeOf))
    expect(errors.map((error) => isBusinessError(error, 403) && error.business.message)).toEqual(['no', 'no'])
    expect(errors[0]).not.toBe(errors[1])
    for (const error of errors) expect(JSON.stringify(error)).not.toContain('"no"')
    expect(host.requests.length).toBe(1)
  })
})
