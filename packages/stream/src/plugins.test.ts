// A stream among the other plugins: what was told is told once, and until its end the call is under way.
import { cache } from '@wxpipe/cache'
import type * as Core from '@wxpipe/core'
import { AbortError, type HostRequestOptions } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { createScope, pageScope } from '@wxpipe/page-scope'
import { queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { bareLoader, begun, outcomeOf, pass, slowPromise, Turns, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { baseURL, createApp, sse, streamed } from '../test/app.ts'
import type * as Stream from './index.ts'

const takeUnhandled = useFakeTime()

const interruptions = [
  faults.interrupted(),
  faults.networkChange(),
  faults.offline(),
  faults.timeout(),
  faults.connectionReset(),
]

describe('retry and resume', () => {
  it('send a stream again that broke off before anything was told', async () => {
    for (const fault of interruptions) {
      const { client, host, told, onEvent } = createApp()
      client.use(retry({ baseDelay: 1 })).use(resume())
      host.fail(fault)
      await outcomeOf(client.get('feed', { stream: { onEvent } }))
      expect([told, host.requests.length]).toEqual([['one', 'two', 'three'], 2])
    }
  })

  it('never send one again that was told in part, whatever they are asked to', async () => {
    for (const fault of interruptions) {
      const { client, host, told, onEvent } = createApp()
      const stubborn = client.use(retry({ shouldRetry: () => true })).use(resume({ methods: ['POST'] }))
      host.fail(faults.afterChunks(1, fault))
      const call = stubborn.post('chat', {}, { stream: { onEvent }, retry: 5, resume: true })
      expect(await outcomeOf(call)).toMatchObject({ name: 'StreamError', events: 1 })
      expect([told, host.requests.length, timersLeft()]).toEqual([['one'], 1, 0])
    }
  })
})

describe('a slot of the queue', () => {
  it('is held until the stream ends, and is free when it is ended', async () => {
    const { client, host, onEvent } = createApp()
    const slots = queue({ concurrency: 1 })
    client.use(slots)
    const source = new AbortController()
    const first = client.get('a', { stream: { onEvent } })
    const second = begun(client.get('b', { stream: { onEvent }, signal: source.signal }))
    const third = client.get('c', { stream: { onEvent, done: 'two' } })
    const paths = () => host.requests.map(({ url }) => url.slice(-1)).join('')
    await pass(299)
    expect([paths(), slots.pending, slots.size]).toEqual(['a', 1, 2])
    await pass(100)
    expect([paths(), slots.size]).toEqual(['ab', 1])
    source.abort()
    await pass(250)
    expect([paths(), host.inFlight, slots.pending]).toEqual(['abc', 0, 0])
    await Promise.all([first, third])
    await expect(second).rejects.toBeInstanceOf(AbortError)
  })

  it('of iOS 8.0.54, which hears the later of two streams only, is one for all streams: both are heard', async () => {
    const run = async (concurrency: number) => {
      const { client, onEvent, told } = createApp(undefined, { host: { quirks: { lastChunkListener: true } } })
      const streams = queue({ name: 'streams', concurrency })
      client.use(streams)
      const both = Promise.allSettled(
        ['a', 'b'].map((path) => client.get(path, { stream: { onEvent, idleTimeout: 500 } })),
      )
      await pass(5_000)
      await both
      return told.length
    }
    expect([await run(10), await run(1)]).toEqual([3, 6])
  })
})

describe('what ends a request', () => {
  it('ends a stream: its scope, its deadline', async () => {
    const { client, host, told, onEvent } = createApp()
    const scoped = client.use(pageScope()).use(deadline({ total: 250 }))
    const scope = createScope()
    const call = begun(scoped.post('chat', {}, { stream: { onEvent }, scope, deadline: false }))
    await pass(150)
    scope.abort()
    await expect(call).rejects.toMatchObject({ code: 'ABORT' })
    expect([told, host.inFlight]).toEqual([['one'], 0])
    const late = scoped.post('chat', {}, { stream: { onEvent } })
    expect(await outcomeOf(late)).toMatchObject({ code: 'TIMEOUT' })
    await pass(1_000)
    expect([told, host.inFlight, timersLeft()]).toEqual([['one', 'one', 'two'], 0, 0])
  })

  it('ends one whose account has changed, before anything more is told', async () => {
    const { client, host, told, onEvent, session } = createApp()
    const call = begun(client.get('feed', { stream: { onEvent } }))
    await pass(150)
    session.user = 'bob'
    await pass(100)
    await expect(call).rejects.toMatchObject({ code: 'ABORT' })
    expect([told, host.inFlight, timersLeft()]).toEqual([['one'], 0, 0])
  })
})

describe('when another one is logged in, nothing is told', () => {
  it('of what a host gives whole, at the end', async () => {
    const { client, told, onEvent, session } = createApp(
      { header: sse, data: 'data: one\n\n', delay: 100 },
      { host: { quirks: { noChunks: true } } },
    )
    const call = begun(client.get('feed', { stream: { onEvent } }))
    session.user = 'bob'
    expect([await outcomeOf(call), told]).toEqual([expect.objectContaining({ code: 'ABORT' }), []])
  })

  it('of the line that the end completes', async () => {
    const { client, told, session } = createApp(streamed(['one\n', 'two']))
    const call = begun(client.get('feed', { stream: { onLine: (line) => void told.push(line) } }))
    await pass(150)
    session.user = 'bob'
    expect([await outcomeOf(call), told]).toEqual([expect.objectContaining({ code: 'ABORT' }), ['one']])
  })

  it('of the events that come in the same piece as the one that told the login', async () => {
    const { client, host, told, session } = createApp(streamed(['data: one\n\ndata: two\n\n', 'data: three\n\n']))
    const onEvent = ({ data }: { data: string }) => {
      told.push(data)
      session.user = 'bob'
    }
    const call = begun(client.get('feed', { stream: { onEvent } }))
    expect([await outcomeOf(call), told]).toEqual([expect.objectContaining({ code: 'ABORT' }), ['one']])
    expect([host.inFlight, timersLeft()]).toEqual([0, 0])
  })
})

describe('cache and dedupe', () => {
  it('neither keep nor share a stream: each call is told all of its own', async () => {
    const { client, host, told, onEvent } = createApp()
    client.use(cache({ ttl: 60_000 })).use(dedupe())
    const two = [client.get('feed', { stream: { onEvent } }), client.get('feed', { stream: { onEvent } })]
    await pass(1_000)
    await Promise.all(two)
    await outcomeOf(client.get('feed', { stream: { onEvent } }))
    await outcomeOf(client.get('feed', { cache: { ttl: 60_000 }, stream: { onEvent } } as object as { stream: never }))
    expect([host.requests.length, told.length]).toEqual([4, 12])
  })

  it('refuse a double submit, and end an older question, when the request asks for that', async () => {
    const { client, host, told, onEvent } = createApp()
    const asking = client.use(dedupe())
    const first = asking.post('chat', { q: 1 }, { dedupe: 'reject', stream: { onEvent } })
    const again = asking.post('chat', { q: 1 }, { dedupe: 'reject', stream: { onEvent } })
    await expect(again).rejects.toMatchObject({ code: 'ABORT' })
    await pass(1_000)
    await first
    expect([host.requests.length, told.length]).toEqual([1, 3])
    const rule = { key: () => 'chat', mode: 'latest' as const }
    const older = begun(asking.post('chat', { q: 2 }, { dedupe: rule, stream: { onEvent } }))
    await pass(150)
    const newer = asking.post('chat', { q: 3 }, { dedupe: rule, stream: { onEvent } })
    await pass(1_000)
    await newer
    await expect(older).rejects.toMatchObject({ code: 'ABORT' })
    expect(told.slice(3)).toEqual(['one', 'one', 'two', 'three'])
  })
})

describe('the listener', () => {
  it('that throws or rejects changes nothing for the stream', async () => {
    const { client, told } = createApp()
    const onEvent = ({ data }: { data: string }): void => {
      told.push(data)
      if (data === 'one') throw new Error(data)
      if (data === 'two') return Promise.reject(new Error(data)) as unknown as void
    }
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toBeUndefined()
    expect(told).toEqual(['one', 'two', 'three'])
    expect(await takeUnhandled()).toMatchObject([{ message: 'one' }, { message: 'two' }])
  })

  it('is not left without its events by a `done` that throws or promises: the call says so', async () => {
    const rule = (done: () => unknown) => ({ onEvent() {}, done: done as () => boolean })
    const call = (done: () => unknown) => outcomeOf(createApp().client.get('feed', { stream: rule(done) }))
    expect(await call(async () => false)).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('done') })
    let asked = 0
    const third = () => {
      asked++
      if (asked === 3) throw new Error('three')
    }
    expect(await call(third)).toMatchObject({ name: 'StreamError', events: 2, cause: { message: 'three' } })
  })

  it('is called as a method of what the request gave, and so is `done`', async () => {
    const { client } = createApp()
    const seen: unknown[] = []
    const rule = {
      onEvent(this: unknown) {
        seen.push(this)
      },
      done(this: unknown) {
        seen.push(this)
        return false
      },
    }
    await outcomeOf(client.get('feed', { stream: rule }))
    expect([seen.length, seen.every((each) => each === rule)]).toEqual([6, true])
  })
})

describe('the end of a stream', () => {
  it('costs as many turns as that of any request: none of the plugin’s own', () => {
    const turns = new Turns()
    const load = bareLoader({ Promise: slowPromise(turns), setTimeout: () => 0, clearTimeout: () => {} })
    const { createClient } = load<typeof Core>('@wxpipe/core')
    const { stream } = load<typeof Stream>('@wxpipe/stream')
    let succeed = (): void => {}
    const host = {
      request(options: HostRequestOptions) {
        succeed = () => options.success!({ statusCode: 200, header: {}, data: 'data: one\n\n' })
        return { abort() {} }
      },
    }
    const client = createClient({ host, baseURL }).use(stream())
    const turnsOf = (options: object) => {
      let isSettled = false
      client.get('feed', options).then(() => {
        isSettled = true
      })
      turns.run()
      turns.count = 0
      succeed()
      for (let turn = 0; turn < 20 && !isSettled; turn++) turns.run()
      return isSettled && turns.count
    }
    expect([turnsOf({ stream: { onEvent: () => {} } }), turnsOf({})]).toEqual([1, 1])
  }, 60_000)
})
