// What is left when a wait ends: nothing.
import { AbortError } from '@wxpipe/core'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'

useFakeTime()

/** Core's own timer, which ticks until the second after the last send is over. */
const coreTimer = 1

describe.each([
  ['for the app', (host: ReturnType<typeof createPhone>['host']) => host.background(), [1, 0]],
  ['for the network', (host: ReturnType<typeof createPhone>['host']) => host.setNetwork('none'), [0, 1]],
])('an abort during the wait %s', (_, lose, listened) => {
  it('ends it at once, and leaves no timer, no listener and no send', async () => {
    const { host, client, served, listening } = createPhone()
    lose(host)
    await pass(6_000)
    const source = countedSource()
    const request = begun(client.get('a', { signal: source.signal }))
    await pass(300)
    expect([listening(), vi.getTimerCount()]).toEqual([listened, coreTimer + 1])
    source.abort('left the page')
    expect([listening(), vi.getTimerCount()]).toEqual([[0, 0], coreTimer])
    expect(await outcomeOf(request)).toBeInstanceOf(AbortError)
    expect(await outcomeOf(request)).toMatchObject({ cause: 'left the page' })
    host.foreground()
    host.setNetwork('4g')
    await pass(400_000)
    expect([host.requests.length, served, source.listeners()]).toEqual([1, [], 0])
  })

  it('by a native AbortSignal does the same', async () => {
    const { host, client, listening } = createPhone()
    lose(host)
    await pass(6_000)
    const controller = new AbortController()
    const request = begun(client.get('a', { signal: controller.signal }))
    await pass(300)
    controller.abort()
    expect(await outcomeOf(request)).toBeInstanceOf(AbortError)
    expect([listening(), host.requests.length]).toEqual([[0, 0], 1])
  })

  it('leaves the others waiting, on the one listener', async () => {
    const { host, client, served, listening } = createPhone()
    lose(host)
    await pass(6_000)
    const source = countedSource()
    const aborted = begun(client.get('a', { signal: source.signal }))
    const other = client.get('b')
    await pass(300)
    source.abort()
    expect(await outcomeOf(aborted)).toBeInstanceOf(AbortError)
    expect(listening()).toEqual(listened)
    host.foreground()
    host.setNetwork('4g')
    expect(await outcomeOf(other)).toBe('ok')
    expect([served, listening()]).toEqual([[6_300], [0, 0]])
  })

  it('in the very turn in which a replay fails begins no further wait', async () => {
    const { host, client, listening } = createPhone()
    lose(host)
    await pass(6_000)
    const source = countedSource()
    client.use({
      name: 'inside',
      order: 700,
      error(error) {
        if (host.requests.length === 2) Promise.resolve().then(() => source.abort())
        throw error
      },
    })
    expect(await outcomeOf(client.get('a', { signal: source.signal }))).toBeInstanceOf(AbortError)
    expect([listening(), timersLeft(), host.requests.length, source.listeners()]).toEqual([[0, 0], 0, 2, 0])
  })

  it('of the replay aborts the send', async () => {
    const { host, client, listening } = createPhone()
    lose(host)
    await pass(6_000)
    const source = countedSource()
    const request = begun(client.get('a', { signal: source.signal }))
    await pass(300)
    host.foreground()
    host.setNetwork('4g')
    await pass(500)
    expect(host.inFlight).toBe(1)
    source.abort()
    expect(await outcomeOf(request)).toBeInstanceOf(AbortError)
    expect([host.inFlight, listening(), source.listeners()]).toEqual([0, [0, 0], 0])
  })
})

describe('a request that ends well', () => {
  it('has listened to nothing, unless it was interrupted', async () => {
    const { client, everListened } = createPhone()
    const source = countedSource()
    expect(await outcomeOf(client.get('a', { signal: source.signal }))).toBe('ok')
    expect([everListened(), source.listeners()]).toEqual([0, 0])
  })

  it('after an interruption has taken its listeners off again', async () => {
    const { host, client, listening } = createPhone()
    const source = countedSource()
    host.background()
    const request = client.get('a', { signal: source.signal })
    await pass(100)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect([listening(), source.listeners()]).toEqual([[0, 0], 0])
  })
})
