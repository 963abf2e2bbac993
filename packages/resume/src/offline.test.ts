// The phone is offline: the wait for the network, and its bound.
import { isHttpError, NetworkError } from '@wxpipe/core'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'
import { interruptionOf } from './index.ts'

useFakeTime()

describe('a request that is offline', () => {
  it.each(['ios', 'android'] as const)(
    'waits for the network, and is sent as soon as it is there: %s',
    async (platform) => {
      const { host, client, served, listening } = createPhone({}, { network: 'none', platform })
      const request = client.get('a')
      await pass(700)
      expect(listening()).toEqual([0, 1])
      host.setNetwork('4g')
      expect(listening()).toEqual([0, 0])
      expect(await outcomeOf(request)).toBe('ok')
      expect([served, listening()]).toEqual([[700], [0, 0]])
    },
  )

  it('is replayed when it has lost the network on its way', async () => {
    const { host, client, served, listening } = createPhone()
    const request = client.get('a')
    await pass(400)
    host.setNetwork('none')
    await pass(19_600)
    host.setNetwork('wifi')
    expect(await outcomeOf(request)).toBe('ok')
    expect([served, listening()]).toEqual([
      [0, 20_000],
      [0, 0],
    ])
  })

  it('fails after half a minute with an error that says offline', async () => {
    const { client, now, listening } = createPhone({}, { network: 'none' })
    const error = await outcomeOf(client.get('a'))
    expect(now()).toBe(30_000)
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({
      message: 'GET https://api.example.com/a: still offline',
      cause: { errMsg: faults.offline('ios').errMsg },
      request: { url: 'a' },
      retryable: false,
    })
    expect(isHttpError(error, 'NETWORK') && interruptionOf(error)).toBe('offline')
    expect([listening(), timersLeft()]).toEqual([[0, 0], 0])
  })

  it('is tried again now and then meanwhile, in case nobody tells that the network is back', async () => {
    const { host, client } = createPhone({}, { network: 'none' })
    const request = begun(client.get('a'))
    const asked = [0, 1_000, 5_000, 21_000, 30_000]
    for (const [index, ms] of asked.entries()) {
      if (index) {
        await pass(ms - asked[index - 1]! - 1)
        expect(host.requests.length).toBe(index)
        await pass(1)
      }
      expect(host.requests.length).toBe(index + 1)
    }
    expect(await outcomeOf(request)).toBeInstanceOf(NetworkError)
    expect(host.requests.length).toBe(5)
  })

  it('is sent after a second when the network was back before the failure was told', async () => {
    const { host, client, served } = createPhone()
    host.fail(faults.offline())
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(served).toEqual([1_000])
  })

  it.each([
    [0, 0, 1],
    [400, 400, 2],
    [2_000, 2_000, 3],
    [60_000, 60_000, 5],
    [Number.POSITIVE_INFINITY, 341_000, 6],
  ])('has offlineTimeout ms: %d', async (offlineTimeout, ms, sends) => {
    const { host, client, now } = createPhone({ offlineTimeout }, { network: 'none' })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ message: expect.stringContaining('offline') })
    expect([now(), host.requests.length]).toEqual([ms, sends])
  })

  it('waits no longer than five minutes before it is sent once more, whatever the limit', async () => {
    const options = { limit: 7, offlineTimeout: Number.POSITIVE_INFINITY }
    const { host, client, now } = createPhone(options, { network: 'none' })
    await outcomeOf(client.get('a'))
    expect([now(), host.requests.length]).toEqual([941_000, 8])
  })

  it('has that time anew in each outage, however many there are', async () => {
    const { host, client, now } = createPhone()
    const request = client.get('a')
    for (let tunnel = 0; tunnel < 5; tunnel++) {
      await pass(500)
      host.setNetwork('none')
      await pass(20_000)
      host.setNetwork('wifi')
    }
    expect(await outcomeOf(request)).toBe('ok')
    expect(now()).toBe(5 * 20_500 + 1_000)
  })

  it('waits on when the network changes, but not for the better', async () => {
    const told: ((status: { isConnected: boolean }) => void)[] = []
    const events = {
      onNetworkStatusChange(listener: (status: { isConnected: boolean }) => void) {
        told.push(listener)
      },
      offNetworkStatusChange: vi.fn(),
    }
    const { host, client, served } = createPhone({ host: events }, { network: 'none' })
    const request = client.get('a')
    await pass(300)
    told[0]?.({ isConnected: false })
    await pass(100)
    expect(host.requests.length).toBe(1)
    expect(events.offNetworkStatusChange).not.toHaveBeenCalled()
    host.setNetwork('wifi')
    told[0]?.({ isConnected: true })
    expect(await outcomeOf(request)).toBe('ok')
    expect(served).toEqual([400])
  })

  it('shares one listener with all the others', async () => {
    const { host, client, listening, everListened } = createPhone({}, { network: 'none' })
    const requests = Promise.all(Array.from({ length: 8 }, (_, n) => client.get(`${n}`)))
    await pass(100)
    expect([listening(), everListened()]).toEqual([[0, 1], 1])
    host.setNetwork('3g')
    await pass(1_000)
    expect((await requests).length).toBe(8)
    expect([listening(), host.requests.length]).toEqual([[0, 0], 16])
  })
})
