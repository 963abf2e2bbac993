// An abort takes a request out of the line, and leaves no entry, no listener and no slot.
import { AbortError, createCancelSource } from '@wxpipe/core'
import { begun, countedSource, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'

const takeUnhandled = useFakeTime()

describe('an abort while queued', () => {
  it('ends the request at once, and leaves no entry, no listener and no slot', async () => {
    const { client, state, host } = createSite({ concurrency: 1 })
    const source = countedSource()
    const first = client.get('first')
    const queued = begun(client.get('a', { signal: source.signal }))
    expect(state()).toEqual([1, 1])
    source.abort('left the page')
    expect([state(), source.listeners()]).toEqual([[1, 0], 0])
    const error = await queued.catch((failure) => failure)
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ cause: 'left the page' })
    await pass(100).then(() => first)
    expect([state(), host.requests.length]).toEqual([[0, 0], 1])
  })

  it('by a native AbortSignal does the same', async () => {
    const { client, state, host } = createSite({ concurrency: 1 })
    const controller = new AbortController()
    const first = client.get('first')
    const queued = begun(client.get('a', { signal: controller.signal }))
    controller.abort()
    expect(state()).toEqual([1, 0])
    expect(await queued.catch((failure) => failure)).toBeInstanceOf(AbortError)
    await pass(100).then(() => first)
    expect([state(), host.requests.length]).toEqual([[0, 0], 1])
  })

  it('takes out that one only, wherever in the line it stands', async () => {
    for (const position of [0, 1, 2, 3]) {
      const { client, state, served } = createSite({ concurrency: 1 })
      const sources = times(4, countedSource)
      const requests = [client.get('first'), ...sources.map(({ signal }, n) => begun(client.get(`${n}`, { signal })))]
      sources[position]?.abort()
      expect(state()).toEqual([1, 3])
      await pass(1_000).then(() => Promise.allSettled(requests))
      expect(served).toEqual(['first', ...times(4, String).filter((name) => name !== `${position}`)])
      expect([state(), sources.map(({ listeners }) => listeners())]).toEqual([
        [0, 0],
        [0, 0, 0, 0],
      ])
    }
  })

  it('before the request is made leaves the line alone', async () => {
    const { client, state } = createSite({ concurrency: 1 })
    const { signal, abort } = createCancelSource()
    abort()
    const first = client.get('first')
    expect(await client.get('a', { signal }).catch((error) => error)).toBeInstanceOf(AbortError)
    expect(state()).toEqual([1, 0])
    await pass(100).then(() => first)
  })

  it('of a request that was given its slot in the same tick gives the slot on', async () => {
    const { client, state, served } = createSite({ concurrency: 1 })
    const source = countedSource()
    client.use({
      name: 'outside',
      // The slot has been handed on by now, and whoever got it has not gone on yet.
      response(response) {
        source.abort()
        return response
      },
    })
    const first = client.get('first')
    const second = begun(client.get('second', { signal: source.signal }))
    const third = client.get('third')
    await pass(300).then(() => first)
    expect(await second.catch((error) => error)).toBeInstanceOf(AbortError)
    expect((await third).data).toBe('third')
    expect([served, state(), source.listeners()]).toEqual([['first', 'third'], [0, 0], 0])
  })

  it.each([
    ['a cancel source', createCancelSource],
    ['an AbortController', () => new AbortController()],
  ])('of a page, whose requests share %s, takes out all of them and nobody else’s', async (_, createSource) => {
    const { client, state, served, host } = createSite({ concurrency: 2 })
    const page = createSource() as ReturnType<typeof createCancelSource>
    const { signal } = page
    const own = times(3, (n) => begun(client.get(`own-${n}`, { signal })))
    const others = times(3, (n) => client.get(`other-${n}`))
    own.push(...times(3, (n) => begun(client.get(`own-late-${n}`, { signal }))))
    const last = client.get('last')
    expect(state()).toEqual([2, 8])
    page.abort()
    const outcomes = await Promise.all(own.map((request) => request.catch((error) => error)))
    for (const outcome of outcomes) expect(outcome).toBeInstanceOf(AbortError)
    await pass(1_000)
    expect((await Promise.all([...others, last])).map(({ data }) => data)).toEqual([
      'other-0',
      'other-1',
      'other-2',
      'last',
    ])
    expect(served).toEqual(['own-0', 'own-1', 'other-0', 'other-1', 'other-2', 'last'])
    expect([state(), host.inFlight]).toEqual([[0, 0], 0])
  })

  // As AbortController polyfills do, which engines without one get: a listener that was taken off meanwhile is called all the same.
  it('of a page, whose signal is a polyfill’s, counts each of its requests once', async () => {
    const { client, state } = createSite({ concurrency: 1 })
    const listeners: (() => void)[] = []
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listeners.push(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void listeners.splice(listeners.indexOf(listener), 1),
    }
    const own = ['sent', 'queued'].map((path) => begun(client.get(path, { signal })))
    signal.aborted = true
    // The first one's end gives its slot to the second one, whose own listeners are yet to be called.
    for (const listener of listeners.slice()) listener()
    for (const request of own) await expect(request).rejects.toMatchObject({ code: 'ABORT' })
    expect([state(), listeners]).toEqual([[0, 0], []])
  })

  it('never lets more than the limit to the host: an aborted send ends before its slot is given on', async () => {
    const { client, most, state } = createSite({ concurrency: 2 })
    const sources = times(40, createCancelSource)
    const requests = sources.map(({ signal }, n) => begun(client.get(`${n}`, { signal })))
    for (const { abort } of sources.filter((_, n) => n % 3)) {
      await pass(7)
      abort()
    }
    await pass(5_000).then(() => Promise.allSettled(requests))
    expect([most(), state()]).toEqual([2, [0, 0]])
  })
})

it('a signal that cannot be left keeps no slot, and nobody else waiting', async () => {
  const { client, state, slots } = createSite({ concurrency: 1 })
  const signal = {
    ...createCancelSource().signal,
    removeEventListener() {
      throw new Error('leave')
    },
  }
  const requests = [client.get('a'), client.get('b', { signal }), client.get('c')]
  await pass(300)
  expect((await Promise.all(requests)).map(({ data }) => data)).toEqual(['a', 'b', 'c'])
  expect(state()).toEqual([0, 0])
  const all = [client.get('a'), begun(client.get('b', { signal })), begun(client.get('c'))]
  slots.clear()
  await pass(300)
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(state()).toEqual([0, 0])
  for (const error of await takeUnhandled()) expect(error).toEqual(new Error('leave'))
})

it('a signal that sends a request while it is left does not get that one a slot too many', async () => {
  const { client, most, state, served } = createSite({ concurrency: 1 })
  const further: Promise<unknown>[] = []
  const source = countedSource()
  const signal = Object.assign(Object.create(source.signal) as typeof source.signal, {
    removeEventListener(type: 'abort', listener: () => void) {
      source.signal.removeEventListener(type, listener)
      if (!further[0]) further.push(client.get('further'))
    },
  })
  const requests = [client.get('a'), client.get('b', { signal })]
  await pass(400).then(() => Promise.all([...requests, ...further]))
  expect([most(), state(), served]).toEqual([1, [0, 0], ['a', 'b', 'further']])
})
