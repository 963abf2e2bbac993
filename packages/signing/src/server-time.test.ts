// The server's time, learnt from its responses, for phones whose clock is wrong.
import { type Interceptor, ResponseError, withHeader } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

/** The phone's clock is an hour behind. */
function createLateApp(serverTime: boolean | undefined, header: () => object = () => ({}), delay = 0, refusal = 403) {
  vi.setSystemTime(new Date('2026-05-01T07:00:00Z'))
  const app = createApp({ serverTime }, ({ path }) => ({
    statusCode: path.endsWith('refused') ? refusal : 200,
    delay: path.endsWith('slow') ? delay : 0,
    header: { Date: new Date(Date.now() + 3_600_000).toUTCString(), ...header() },
  }))
  const times = () => app.inputs.map(({ timestamp }) => new Date(timestamp).toISOString().slice(11, 19))
  return { ...app, times }
}

it('is used from the second request on', async () => {
  const { client, times } = createLateApp(true)
  await outcomeOf(client.get('a'))
  await pass(5_000)
  await outcomeOf(client.get('a'))
  expect(times()).toEqual(['07:00:00', '08:00:05'])
})

it('is learnt from a refusal too, and from a request without a signature', async () => {
  for (const [url, options] of [
    ['refused', {}],
    ['time', { sign: false }],
  ] as const) {
    const { client, times } = createLateApp(true)
    await outcomeOf(client.get(url, options))
    await outcomeOf(client.get('a'))
    expect(times().at(-1)).toBe('08:00:00')
  }
})

it('is the phone’s when nobody asks for the server’s', async () => {
  for (const serverTime of [undefined, false]) {
    const { client, times } = createLateApp(serverTime)
    await outcomeOf(client.get('a'))
    await outcomeOf(client.get('a'))
    expect(times()).toEqual(['07:00:00', '07:00:00'])
  }
})

it('is not learnt from another origin', async () => {
  const { client, times } = createLateApp(true)
  await outcomeOf(client.get('https://maps.example.org/geo'))
  await outcomeOf(client.get('a'))
  expect(times()).toEqual(['07:00:00'])
})

it.each([
  ['no Date', () => ({ Date: '' })],
  ['a Date that is none', () => ({ Date: 'yesterday' })],
])('stays what it was after a response with %s', async (_, header) => {
  const { client, times } = createLateApp(true, header)
  await outcomeOf(client.get('a'))
  await outcomeOf(client.get('a'))
  expect(times()).toEqual(['07:00:00', '07:00:00'])
})

it('follows a clock that the user has put right', async () => {
  const { client, times, inputs } = createLateApp(true)
  await outcomeOf(client.get('a'))
  vi.setSystemTime(new Date('2026-05-01T08:00:00Z'))
  // The simulated server is an hour ahead of whatever the phone says.
  await outcomeOf(client.get('a'))
  await outcomeOf(client.get('a'))
  expect(times()).toEqual(['07:00:00', '09:00:00', '09:00:00'])
  expect(inputs.every(({ timestamp }) => Number.isInteger(timestamp))).toBe(true)
})

it('is not thrown back by a response that ends long after its Date, as a stream or a large file does', async () => {
  const { client, times } = createLateApp(true, undefined, 50_000)
  await outcomeOf(client.get('slow'))
  await outcomeOf(client.get('a'))
  // The one response told too little; the quick one after it told all.
  expect(times()).toEqual(['07:00:00', '08:00:00'])
  await outcomeOf(client.get('slow'))
  await outcomeOf(client.get('a'))
  expect(times().slice(2)).toEqual(['08:00:50', '08:01:40'])
})

it('is not thrown back by a refusal that a cache on the way has kept', async () => {
  const kept = { Date: new Date('2026-05-01T07:00:00Z').toUTCString(), Age: '3600' }
  let header: object = {}
  const { client, times } = createLateApp(true, () => header)
  await outcomeOf(client.get('a'))
  header = kept
  await outcomeOf(client.get('refused'))
  await outcomeOf(client.get('a'))
  expect(times()).toEqual(['07:00:00', '08:00:00', '08:00:00'])
})

it.each([400, 403])(
  'follows a clock that was put forward also where the app accepts what the server refuses: %i',
  async (statusCode) => {
    let header: object = {}
    const { client, times } = createLateApp(true, () => header, 0, statusCode)
    await outcomeOf(client.get('a'))
    header = { Date: new Date().toUTCString() }
    await outcomeOf(client.get('refused', { validateStatus: () => true }))
    await outcomeOf(client.get('a'))
    expect(times()).toEqual(['07:00:00', '08:00:00', '07:00:00'])
  },
)

it.each([
  ['under 200, by an envelope inside', 'a', { 'X-Code': '40100' }],
  ['of a response that says it is new: `Age: 0`', 'refused', { Age: '0' }],
])('follows a clock that was put forward by a refusal %s', async (_, url, refusal) => {
  let header: object = {}
  const { client, times } = createLateApp(true, () => header)
  client.use({
    name: 'strict',
    order: 750,
    response(response) {
      if (response.header['X-Code']) throw new ResponseError('the time is wrong', { response })
      return response
    },
  })
  await outcomeOf(client.get('a'))
  header = { Date: new Date().toUTCString(), ...refusal }
  await outcomeOf(client.get(url))
  await outcomeOf(client.get('a'))
  expect(times()).toEqual(['07:00:00', '08:00:00', '07:00:00'])
})

it('follows a clock that was put forward as soon as the server refuses, and a response without a Date teaches nothing', async () => {
  const server = Date.parse('2026-05-01T08:00:00Z')
  vi.setSystemTime(server - 600_000)
  let ahead = 600_000
  const app = createApp({ serverTime: true }, ({ path, header }) => {
    const now = Date.now() + ahead
    const isRefused = Math.abs(Number(header['x-time']) - now) > 300_000
    return {
      statusCode: isRefused ? 498 : 200,
      header: path.endsWith('dateless') ? {} : { Date: new Date(now).toUTCString() },
    }
  })
  const stamped: Interceptor = {
    name: 'stamped',
    order: 730,
    request: (request) => withHeader(request, 'x-time', `${app.inputs.at(-1)!.timestamp}`),
  }
  app.client.use(stamped)
  const codes: unknown[] = []
  const ask = async (url: string) => codes.push(Object(await outcomeOf(app.client.get(url))).code)
  await ask('a')
  await ask('a')
  ahead = 0
  vi.setSystemTime(server)
  await ask('dateless')
  await ask('a')
  await ask('a')
  expect(codes).toEqual(['STATUS', undefined, 'STATUS', 'STATUS', undefined])
})

it('is not disturbed by a failure without a response', async () => {
  const { client, host, times } = createLateApp(true)
  await outcomeOf(client.get('a'))
  host.fail({ fault: 'reset', errMsg: 'request:fail reset' })
  await outcomeOf(client.get('a'))
  client.use({
    name: 'thrower',
    order: 730,
    request: (request) => {
      if (request.url === 'thrown') throw undefined
      return request
    },
  })
  expect(await outcomeOf(client.get('thrown'))).toBeUndefined()
  await outcomeOf(client.get('a'))
  expect(times().at(-1)).toBe('08:00:00')
})
