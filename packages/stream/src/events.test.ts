// The events as an iterable: by a loop, by hand, and in engines without the symbol.
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, eventsOf, streamed } from '../test/app.ts'
import { events } from './index.ts'

useFakeTime()

const over = { value: undefined, done: true }

describe('a loop over events', () => {
  it('gets them as they come, and ends with the stream', async () => {
    const { client, host, told, now } = createApp()
    const times: number[] = []
    const loop = async () => {
      for await (const { data } of events(client, 'chat', { method: 'POST', data: { q: 1 } })) {
        told.push(data)
        times.push(now())
      }
    }
    const done = loop()
    await pass(1_000)
    await done
    expect([told, times, timersLeft()]).toEqual([['one', 'two', 'three'], [100, 200, 300], 0])
    expect(host.requests[0]).toMatchObject({ method: 'POST', data: { q: 1 } })
  })

  it('sends nothing before it is asked, and one request however often it is', async () => {
    const { client, host } = createApp()
    const iterator = events(client, 'feed')
    await pass(100)
    expect(host.requests).toHaveLength(0)
    const all = Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next(), iterator.next()])
    await pass(1_000)
    expect((await all).map(({ value }) => value?.data)).toEqual(['one', 'two', 'three', undefined, undefined])
    expect([host.requests.length, await iterator.next()]).toEqual([1, over])
  })

  it('has the bounds that it was given: the characters of an event without an end, and the silence', async () => {
    const long = createApp(streamed([...eventsOf('one'), 'data: 0123456789', '0123456789', 'x\n\n']))
    const bounded = events(long.client, 'feed', { maxBuffer: 20 })
    const first = bounded.next()
    await pass(1_000)
    expect((await first).value?.data).toBe('one')
    await expect(bounded.next()).rejects.toMatchObject({ cause: { message: 'no end in 20 (maxBuffer)' } })

    const silent = createApp(streamed(['data: one\n\n', 'data: two\n\n'], { chunkDelay: 3_000 }))
    const quick = events(silent.client, 'feed', { timeout: 5_000, idleTimeout: 2_000 })
    const failure = expect(quick.next()).rejects.toThrow(/silent for 2000 ms/)
    await pass(5_000)
    await failure
  })

  it.each([
    ['the stream goes on', 250],
    ['the stream has ended', 1_000],
  ])('that is slow gets nothing of another account: %s', async (_, time) => {
    const { client, host, session } = createApp()
    const iterator = events(client, 'feed')
    const first = iterator.next()
    await pass(time)
    expect((await first).value?.data).toBe('one')
    session.user = 'bob'
    await expect(iterator.next()).rejects.toMatchObject({ code: 'ABORT' })
    expect(await iterator.next()).toEqual(over)
    expect([host.inFlight, timersLeft()]).toEqual([0, 0])
  })

  it('that is left ends the stream', async () => {
    const { client, host, told } = createApp()
    const loop = async () => {
      for await (const { data } of events(client, 'feed')) {
        told.push(data)
        break
      }
    }
    const done = loop()
    await pass(150)
    await done
    expect([told, host.inFlight, timersLeft()]).toEqual([['one'], 0, 0])
  })

  it('gets what came before a failure, then the failure, once', async () => {
    const { client, host, told } = createApp()
    host.fail(faults.afterChunks(2, faults.connectionReset()))
    const iterator = events(client, 'feed')
    const first = iterator.next()
    await pass(1_000)
    told.push((await first).value!.data)
    told.push((await iterator.next()).value!.data)
    await expect(iterator.next()).rejects.toMatchObject({ name: 'StreamError', events: 2 })
    expect([told, await iterator.next()]).toEqual([['one', 'two'], over])
  })

  it('has the options of a request and of a stream, and obeys a signal besides its own', async () => {
    const { client, host } = createApp(streamed(eventsOf('one', 'end', 'more')))
    const { signal, abort, listeners } = countedSource()
    const iterator = events(client, 'feed', { query: { a: 1 }, done: 'end', signal })
    const both = Promise.all([iterator.next(), iterator.next()])
    await pass(1_000)
    expect(await both).toMatchObject([{ value: { data: 'one' } }, over])
    expect([host.requests[0]!.url, listeners()]).toEqual(['https://api.example.com/feed?a=1', 0])
    const aborted = begun(events(client, 'feed', { signal }).next() as Promise<never>)
    abort()
    expect(await outcomeOf(aborted)).toMatchObject({ code: 'ABORT' })
  })
})

describe('an iterator', () => {
  it('that is ended by hand lets go whoever waits, and is over; before it began, nothing is sent', async () => {
    const { client, host } = createApp()
    const iterator = events(client, 'feed')
    const waiting = iterator.next()
    expect(await iterator.return()).toEqual(over)
    expect([await waiting, await iterator.next(), host.inFlight]).toEqual([over, over, 0])
    const unused = events(client, 'feed')
    await unused.return()
    expect([await unused.next(), host.requests.length]).toEqual([over, 1])
  })

  it('works where there is no Symbol.asyncIterator, and is its own iterable where there is', async () => {
    const { client } = createApp()
    const withSymbol = events(client, 'feed')
    expect(withSymbol[Symbol.asyncIterator]()).toBe(withSymbol)
    const { Symbol: real } = globalThis
    let iterator: ReturnType<typeof events>
    try {
      Object.assign(globalThis, { Symbol: undefined })
      iterator = events(client, 'feed')
    } finally {
      Object.assign(globalThis, { Symbol: real })
    }
    const first = iterator.next()
    await pass(100)
    expect((await first).value!.data).toBe('one')
    await iterator.return()
  })
})

it('an iterator that is ended when a failure waits behind events is over: nobody is told of the failure', async () => {
  const { client, host } = createApp()
  host.fail(faults.afterChunks(2, faults.connectionReset()))
  const iterator = events(client, 'feed')
  const first = begun(iterator.next())
  await pass(1_000)
  expect((await first).value).toMatchObject({ data: 'one' })
  expect([await iterator.return(), await iterator.next()]).toEqual([over, over])
})
