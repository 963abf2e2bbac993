// Each caller may leave alone; the send stops with the last one; nothing is left behind; the happy path is synchronous.
import { AbortError, createCancelSource, createClient, type HttpResponse } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { api as create } from '../test/app.ts'

useFakeTime()

const api = () => create({}, () => ({ data: 'ok', delay: 50 }))

/** A signal that counts who listens. */
const counted = () => {
  const source = new AbortController()
  const add = vi.spyOn(source.signal, 'addEventListener')
  const remove = vi.spyOn(source.signal, 'removeEventListener')
  return {
    signal: source.signal,
    abort: () => source.abort('bye'),
    left: () => add.mock.calls.length - remove.mock.calls.length,
  }
}

/** Three callers in flight. */
const three = () => {
  const { host, client } = api()
  const sources = [counted(), counted(), counted()]
  const outcomes: unknown[] = []
  sources.forEach(({ signal }, index) => {
    client.get('a', { signal }).then(
      ({ data }) => (outcomes[index] = data),
      (error) => (outcomes[index] = error.code),
    )
  })
  const turn = () => vi.advanceTimersByTimeAsync(0)
  return { host, client, sources, outcomes, turn, state: () => host.requests[0]!.state }
}

describe('each caller aborts alone', () => {
  for (const leaver of [0, 1, 2]) {
    it(`caller ${leaver + 1} leaves at once, the others get the response`, async () => {
      const { host, sources, outcomes, turn } = three()
      sources[leaver]!.abort()
      await turn()
      expect(outcomes[leaver]).toBe('ABORT')
      expect(host.inFlight).toBe(1)
      await vi.runAllTimersAsync()
      expect(outcomes).toEqual([0, 1, 2].map((index) => (index === leaver ? 'ABORT' : 'ok')))
      expect(sources.map(({ left }) => left())).toEqual([0, 0, 0])
    })
  }

  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    it(`the send stops when the last one leaves (${order.join(', ')})`, async () => {
      const { host, sources, outcomes, turn, state } = three()
      for (const index of order) {
        expect(host.inFlight).toBe(1)
        sources[index]!.abort()
        await turn()
      }
      expect([host.inFlight, state()]).toEqual([0, 'fail'])
      expect(outcomes).toEqual(['ABORT', 'ABORT', 'ABORT'])
      expect(sources.map(({ left }) => left())).toEqual([0, 0, 0])
    })
  }

  it('the first one leaves without a reason: the others get the response that was asked for, and no second one', async () => {
    const { host, client } = api()
    const source = createCancelSource()
    const all = [source.signal, undefined, undefined].map((signal) => outcomeOf(client.get('a', { signal })))
    source.abort()
    expect(await Promise.all(all)).toMatchObject([{ code: 'ABORT' }, 'ok', 'ok'])
    expect(host.requests).toHaveLength(1)
  })

  it('the first one leaves, and a plugin inside ends the send for a reason of its own: the others hear that, and nothing is sent again', async () => {
    const { host, client } = api()
    client.use({
      name: 'network',
      order: 550,
      response() {
        throw new AbortError('not sent again', { cause: 'the network has changed' })
      },
    })
    const source = createCancelSource()
    const all = [source.signal, undefined].map((signal) => outcomeOf(client.get('a', { signal })))
    source.abort('left')
    expect(await Promise.all(all)).toMatchObject([{ cause: 'left' }, { cause: 'the network has changed' }])
    expect(host.requests).toHaveLength(1)
  })

  it('a caller without a signal keeps the send going', async () => {
    for (const signals of [
      [counted(), undefined],
      [undefined, counted()],
    ] as const) {
      const { host, client } = api()
      const all = Promise.allSettled(signals.map((one) => client.get('a', { signal: one && one.signal })))
      for (const one of signals) if (one) one.abort()
      expect(host.inFlight).toBe(1)
      await vi.runAllTimersAsync()
      expect((await all).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('who comes as the last one leaves gets a send of its own, which the old one’s end does not touch', async () => {
    const { host, client } = api()
    let second: Promise<HttpResponse> | undefined
    client.use({
      name: 'asks again when aborted',
      order: 500,
      error(error) {
        second = client.get('a')
        throw error
      },
    })
    const first = counted()
    const gone = client.get('a', { signal: first.signal }).catch((error) => error.code)
    first.abort()
    const third = client.get('a')
    expect(host.requests).toHaveLength(2)
    expect(await gone).toBe('ABORT')
    await vi.runAllTimersAsync()
    expect([(await second!).data, (await third).data]).toEqual(['ok', 'ok'])
  })

  it('an abort after the response changes nothing', async () => {
    const { host, sources, outcomes, client, turn } = three()
    await vi.runAllTimersAsync()
    const next = client.get('a')
    for (const { abort } of sources) abort()
    await turn()
    expect(outcomes).toEqual(['ok', 'ok', 'ok'])
    expect(host.inFlight).toBe(1)
    await vi.runAllTimersAsync()
    expect((await next).data).toBe('ok')
  })
})

describe('the happy path', () => {
  for (const signal of [undefined, new AbortController().signal]) {
    it(`asks the host in the caller’s tick and costs no promise ${signal ? 'with' : 'without'} a signal`, async () => {
      const { host, client } = api()
      const plain = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
      const order: string[] = []
      const one = client.get('a', { signal }).then(() => order.push('deduped'))
      expect(host.requests).toHaveLength(1)
      const two = plain.get('a').then(() => order.push('plain'))
      await vi.runAllTimersAsync()
      await Promise.all([one, two])
      expect(order).toEqual(['deduped', 'plain'])
    })
  }
})
