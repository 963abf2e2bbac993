// The time covers every wait of a call, whichever plugin waits; what is inside ends with it, and nothing is left.

import { dedupe } from '@wxpipe/dedupe'
import { queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

const over = { code: 'TIMEOUT', message: expect.stringContaining('deadline of 1000 ms') }

describe('the time covers', () => {
  it('a place in the queue: the request leaves the line, and is never sent', async () => {
    const { client, host, now } = createApp({ total: 1_000 })
    client.use(queue({ concurrency: 1 }))
    const slow = client.get('slow?ms=3000', { deadline: false })
    expect(await outcomeOf(client.get('a'))).toMatchObject(over)
    expect([now(), host.requests.length]).toEqual([1_000, 1])
    await pass(2_000)
    expect((await slow).data).toBe('slow')
  })

  it('a send: its slot goes to the next in line', async () => {
    const { client, now } = createApp({ total: 1_000 })
    client.use(queue({ concurrency: 1 }))
    const slow = begun(client.get('slow?ms=9000'))
    const next = client.get('next', { deadline: false })
    expect(await outcomeOf(slow)).toMatchObject(over)
    expect(await outcomeOf(next)).toBe('next')
    expect(now()).toBe(1_100)
  })

  it('all attempts and the pauses between them', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const { client, host, now } = createApp({ total: 1_000 })
    client.use(retry({ limit: 9, baseDelay: 200 }))
    for (let n = 0; n < 9; n++) host.fail(faults.connectionReset())
    const error = await outcomeOf(client.get('a'))
    expect(error).toMatchObject(over)
    // At 0, 200 and 600 ms; the fourth would begin at 1,400.
    expect(String(error)).toContain('own sends: 3')
    expect([now(), host.requests.length, vi.getTimerCount()]).toEqual([1_000, 3, 0])
  })

  it('a wait for the network', async () => {
    const { client, host, now } = createApp({ total: 1_000 })
    client.use(resume())
    host.setNetwork('none')
    expect(await outcomeOf(client.get('a'))).toMatchObject(over)
    expect([now(), vi.getTimerCount()]).toEqual([1_000, 0])
  })

  it('a refresh of the session, which goes on for the others', async () => {
    const session = { token: 'old' }
    const { client, now } = createApp(
      { total: 1_000 },
      {
        handler: ({ path, header }) =>
          path === '/refresh'
            ? { data: 'new', delay: 3_000 }
            : { statusCode: header['authorization'] === 'Bearer new' ? 200 : 401, data: path },
      },
    )
    const getToken = () => session.token
    client
      .use(tokenInjection({ getToken }))
      .use(tokenExpiry())
      .use(
        tokenRefresh<string>({
          getToken,
          refresh: (api) => api.post<string>('refresh', {}, { deadline: false } as object).then(({ data }) => data),
          setToken: (token) => {
            session.token = token
          },
        }),
      )
    const patient = client.get('patient', { deadline: 9_000 })
    expect(await outcomeOf(client.get('a'))).toMatchObject(over)
    expect([now(), session.token]).toEqual([1_000, 'old'])
    expect(await outcomeOf(patient)).toBe('/patient')
    expect(session.token).toBe('new')
  })

  it('a hook of the app that never returns', async () => {
    const { client, now } = createApp({ total: 1_000 })
    client.use({ name: 'hangs', request: () => new Promise(() => {}) })
    expect(await outcomeOf(client.get('a'))).toMatchObject(over)
    expect(now()).toBe(1_000)
  })

  it('sends that a hook has begun through `next`', async () => {
    const { client, host } = createApp({ total: 1_000 })
    client.use({
      name: 'twice',
      request: (request, next) => Promise.all([next(request), next(request)]).then(([a]) => a),
    })
    expect(await outcomeOf(client.get('a?ms=9000'))).toMatchObject(over)
    expect([host.requests.length, host.inFlight, vi.getTimerCount()]).toEqual([2, 0, 0])
  })
})

describe('callers that share one send', () => {
  it('have each their own time, and the send goes on while one is left', async () => {
    const { client, host, now } = createApp({ total: 1_000 })
    client.use(dedupe())
    const first = begun(client.get('a?ms=2000'))
    const second = client.get('a?ms=2000', { deadline: 5_000 })
    expect(await outcomeOf(first)).toMatchObject(over)
    expect([now(), host.inFlight]).toEqual([1_000, 1])
    expect(await outcomeOf(second)).toBe('a')
    expect(host.requests).toHaveLength(1)
  })

  it('are told how many sends were their own: none for those who shared it', async () => {
    const { client, host } = createApp({ total: 1_000 })
    client.use(dedupe())
    const both = [1, 2].map(() => begun(client.get('a?ms=9000')))
    const errors = await Promise.all(both.map(outcomeOf))
    expect(errors.map((error) => String(error).replace(/.*, /, ''))).toEqual(['own sends: 1', 'own sends: 0'])
    expect(host.requests).toHaveLength(1)
  })

  it('end the send when the time of the last is over', async () => {
    const { client, host } = createApp({ total: 1_000 })
    client.use(dedupe())
    const { signal, listeners } = countedSource()
    const first = begun(client.get('a?ms=9000', { signal }))
    await pass(500)
    expect(await outcomeOf(client.get('a?ms=9000'))).toMatchObject(over)
    await expect(first).rejects.toMatchObject(over)
    expect([host.requests.length, host.inFlight, listeners(), timersLeft()]).toEqual([1, 0, 0, 0])
  })
})
