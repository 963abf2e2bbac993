// Each send has a signature of its own, whichever plugin sends again; and the token is there to be signed.
import { getHeader, type HttpRequest } from '@wxpipe/core'
import { mock } from '@wxpipe/mock'
import { retry } from '@wxpipe/retry'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import type { SigningOptions } from './index.ts'

useFakeTime()

const fully: SigningOptions['sign'] = ({ timestamp, nonce }, request: HttpRequest) => ({
  'X-Sign': `${timestamp} ${nonce} ${getHeader(request.header, 'authorization')}`,
})

it('a retry has another time and nonce', async () => {
  // The wait is a random part of 300 ms, one in three hundred less than a millisecond.
  let random = 0
  vi.spyOn(Math, 'random').mockImplementation(() => (random += 0.1))
  const { client, host } = createApp({ sign: fully })
  host.fail(faults.connectionReset())
  await outcomeOf(client.use(retry()).get('a'))
  const [first, second] = host.requests.map(({ header }) => `${header['X-Sign']}`.split(' '))
  expect(Number(second![0])).toBeGreaterThan(Number(first![0]))
  expect(second![1]).not.toBe(first![1])
})

it('the replay after a refresh is signed with the new token', async () => {
  const session = { token: 'old' }
  const { client, received } = createApp({ sign: fully }, ({ header, path }) =>
    path.endsWith('refresh') || header['authorization'] === 'Bearer new' ? { data: 'new' } : { statusCode: 401 },
  )
  client
    .use(tokenInjection({ getToken: () => session.token }))
    .use(tokenExpiry())
    .use(
      tokenRefresh({
        getToken: () => session.token,
        refresh: (own) => own.post<string>('refresh').then(({ data }) => data),
        setToken: (token) => {
          session.token = token
        },
      }),
    )
  expect(await outcomeOf(client.get('a'))).toBe('new')
  const signed = received.map(
    ({ path, header }) => `${path.slice(4)} ${header['x-sign']!.split(' ').slice(2).join(' ')}`,
  )
  expect(signed).toEqual(['a Bearer old', 'refresh undefined', 'a Bearer new'])
})

it('a token in the query is signed with the rest of it', async () => {
  const { client, inputs } = createApp()
  client.use(tokenInjection({ getToken: () => 'good', query: 'token' }))
  await client.get('a', { query: { page: 1 } })
  expect(inputs[0]!.query).toBe('page=1&token=good')
})

it('a replay signs what the call asked for, not what was signed before', async () => {
  const { client, host, received } = createApp({ inQuery: true, sign: ({ nonce }) => ({ sign: nonce }) })
  host.fail(faults.connectionReset(), { times: 2 })
  await outcomeOf(client.use(retry()).get('a', { data: { page: 1 } }))
  expect(host.requests.map(({ url }) => url.replace(/\d{5,}/, '…'))).toEqual(
    Array(3).fill('https://api.example.com/v1/a?page=1&sign=…'),
  )
  expect(received).toHaveLength(1)
})

it('a mock sees the signature, and the data of a GET in the query', async () => {
  const { client } = createApp()
  client.use(mock({ 'GET a': ({ query, header }) => [query, getHeader(header, 'x-sign')] }, { isEnabled: true }))
  expect(await outcomeOf(client.get('a', { data: { page: 1 } }))).toEqual([{ page: '1' }, 'signed 1'])
})
