// What a deadline does to one call: it ends it in time, and is gone when the call has come back.
import { TimeoutError } from '@wxpipe/core'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { deadline } from './index.ts'

useFakeTime()

describe('a call', () => {
  it('that has its response in time gets it, and its timer is gone', async () => {
    const { client, now } = createApp()
    expect(await outcomeOf(client.get('a'))).toBe('a')
    expect([now(), timersLeft()]).toEqual([100, 0])
  })

  it('that fails in time fails with its own error, and its timer is gone', async () => {
    const { client, host } = createApp()
    host.fail(faults.connectionReset())
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'NETWORK' })
    expect(timersLeft()).toBe(0)
  })

  it('that takes longer rejects with a TimeoutError that says the time and its sends; its host task is aborted', async () => {
    const { client, host, now } = createApp({ total: 1_000 })
    const error = await outcomeOf(client.get('a?ms=5000'))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'TIMEOUT', request: { url: 'a?ms=5000' } })
    expect(String(error)).toContain('deadline of 1000 ms, own sends: 1')
    expect([now(), host.inFlight, host.requests[0]!.state, vi.getTimerCount()]).toEqual([1_000, 0, 'fail', 0])
  })

  it('has thirty seconds, unless somebody says otherwise', async () => {
    const { client, now } = createApp()
    expect(await outcomeOf(client.get('a?ms=29000'))).toBe('a')
    expect(await outcomeOf(client.get('a?ms=31000'))).toMatchObject({ code: 'TIMEOUT' })
    expect(now()).toBe(59_000)
  })

  it('may have a time of its own, shorter or longer, or none', async () => {
    const { client, now } = createApp({ total: 1_000 })
    expect(await outcomeOf(client.get('a?ms=400', { deadline: 300 }))).toMatchObject({ code: 'TIMEOUT' })
    expect(now()).toBe(300)
    expect(await outcomeOf(client.get('a?ms=3000', { deadline: 4_000 }))).toBe('a')
    expect(await outcomeOf(client.get('a?ms=50000', { deadline: false }))).toBe('a')
    const patient = client.extend({ deadline: 5_000 })
    expect(await outcomeOf(patient.get('a?ms=4000'))).toBe('a')
  })

  it('counts its sends in the message, none when it was never sent', async () => {
    const { client } = createApp({ total: 1_000 })
    client.use({ name: 'slow', request: () => new Promise(() => {}) })
    expect(String(await outcomeOf(client.get('a')))).toContain('own sends: 0')
  })

  it('costs nothing when the request goes past: it is the very one that came', async () => {
    const { client, host } = createApp({ total: 1_000 })
    const seen: unknown[] = []
    const look = (name: string, order: number) => ({
      name,
      order,
      request(request: never) {
        seen.push(request)
        return request
      },
    })
    client.use(look('outside', 204)).use(look('inside', 206))
    await outcomeOf(client.get('a', { deadline: false }))
    expect(seen[0]).toBe(seen[1])
    expect(host.requests).toHaveLength(1)
  })
})

describe('an abort by the caller', () => {
  it.each([
    ['a cancel source', countedSource],
    ['an AbortController', () => new AbortController()],
  ])(
    'through %s ends the call at once, with the caller’s reason, and leaves no timer and no listener',
    async (_, make) => {
      const { client, host } = createApp()
      const source = make() as ReturnType<typeof countedSource>
      const call = begun(client.get('a', { signal: source.signal }))
      await pass(50)
      source.abort('left')
      expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT', cause: 'left' })
      expect([host.inFlight, host.requests[0]!.state, timersLeft()]).toEqual([0, 'fail', 0])
      if (source.listeners) expect(source.listeners()).toBe(0)
    },
  )

  it('that comes too late finds no listener', async () => {
    const { client } = createApp({ total: 1_000 })
    const { signal, listeners } = countedSource()
    expect(await outcomeOf(client.get('a', { signal }))).toBe('a')
    expect(await outcomeOf(client.get('a?ms=5000', { signal }))).toMatchObject({ code: 'TIMEOUT' })
    expect(listeners()).toBe(0)
  })
})

describe('the time', () => {
  it.each([0, -1, 2e9, 3e9, Number.POSITIVE_INFINITY])('of %d is refused, before anything is sent', async (time) => {
    const { client, host } = createApp()
    const error = await outcomeOf(client.get('a', { deadline: time }))
    expect(error).toMatchObject({ code: 'CONFIG', message: 'deadline: 1 to 2e9 ms' })
    expect([host.requests.length, vi.getTimerCount()]).toEqual([0, 0])
  })

  it.each(['1000', Number.NaN, null, true])('is a number: a request’s %j is refused', async (time) => {
    const { client, host } = createApp()
    expect(await outcomeOf(client.get('a', { deadline: time as number }))).toMatchObject({ code: 'CONFIG' })
    expect([host.requests.length, vi.getTimerCount()]).toEqual([0, 0])
  })

  it('is read as an own option: what stands on Object.prototype is none', async () => {
    Object.assign(Object.prototype, { total: 10, deadline: 10 })
    try {
      expect(await outcomeOf(createApp({}).client.get('a', {}))).toBe('a')
    } finally {
      for (const name of ['total', 'deadline']) Reflect.deleteProperty(Object.prototype, name)
    }
  })
})

it('the plugin stands between login redirect and a loading indicator, under its name', () => {
  const { client } = createApp()
  expect(client.inspect()).toMatch(/205\s+deadline\b/)
  expect(client.use(deadline({ name: 'second', total: 1 })).inspect()).toMatch(/205\s+second\b/)
})
