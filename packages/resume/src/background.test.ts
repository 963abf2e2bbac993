// The app goes to the background and comes back.
import { NetworkError } from '@wxpipe/core'
import { outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'

useFakeTime()

const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const slowly = () => ({ data: 'ok', delay: 10_000 })

describe('a request that the background interrupts', () => {
  it('waits for the app to come back, and is replayed then', async () => {
    const { host, client, served, listening } = createPhone({}, {}, slowly)
    const request = client.get('a')
    host.background()
    await pass(4_999)
    expect(listening()).toEqual([0, 0])
    await pass(501)
    expect([host.inFlight, listening()]).toEqual([0, [1, 0]])
    host.foreground()
    expect(listening()).toEqual([0, 0])
    expect(await outcomeOf(request)).toBe('ok')
    expect(served).toEqual([0, 5_500])
  })

  it('is not interrupted when it ends within the five seconds that it has', async () => {
    const { host, client, served, everListened } = createPhone()
    const request = client.get('a')
    host.background()
    expect(await outcomeOf(request)).toBe('ok')
    expect([served, everListened()]).toEqual([[0], 0])
    host.foreground()
  })

  it('may be interrupted again, however often the user comes and goes', async () => {
    const { host, client, served, listening } = createPhone({}, {}, slowly)
    const request = client.get('a')
    for (let trip = 0; trip < 10; trip++) {
      await pass(100)
      host.background()
      await pass(5_200)
      host.foreground()
    }
    expect(await outcomeOf(request)).toBe('ok')
    expect([served, listening()]).toEqual([times(11, (trip) => trip * 5_300), [0, 0]])
  })

  it('is replayed as it was first, through the interceptors inside', async () => {
    const { host, client } = createPhone({}, {}, slowly)
    let token = 'old'
    client.use({ name: 'token', order: 700, request: (r) => ({ ...r, header: { ...r.header, token } }) })
    const request = client.put('a', { b: 1 }, { query: { c: 2 } })
    host.background()
    await pass(5_100)
    token = 'new'
    host.foreground()
    await outcomeOf(request)
    expect(host.requests.map(({ url, method, header, data }) => [url, method, header['token'], data])).toEqual([
      ['https://api.example.com/a?c=2', 'PUT', 'old', { b: 1 }],
      ['https://api.example.com/a?c=2', 'PUT', 'new', { b: 1 }],
    ])
  })

  it('shares one listener with all the others, and each is replayed', async () => {
    const { host, client, served, listening, everListened } = createPhone({}, {}, slowly)
    const requests = Promise.all(Array.from({ length: 30 }, (_, n) => client.get(`${n}`)))
    host.background()
    await pass(5_500)
    expect([listening(), everListened()]).toEqual([[1, 0], 1])
    host.foreground()
    await pass(60_000)
    expect((await requests).map(({ data }) => data)).toEqual(Array(30).fill('ok'))
    // Ten were under way; the host's own queue had not sent the others.
    expect([served.length, listening()]).toEqual([40, [0, 0]])
  })
})

describe('a request that the background refuses', () => {
  it('waits for the app to come back, and is sent then', async () => {
    const { host, client, served, listening } = createPhone()
    host.background()
    const request = client.get('a')
    await pass(500)
    expect([served, listening()]).toEqual([[], [1, 0]])
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect([served, listening()]).toEqual([[500], [0, 0]])
  })

  it('is sent when the app comes back after minutes', async () => {
    const { host, client, served, listening } = createPhone()
    host.background()
    const request = client.get('a')
    await pass(300_000)
    expect(listening()).toEqual([1, 0])
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect([served, listening()]).toEqual([[300_000], [0, 0]])
  })

  it('looks ever less whether the app is back, then fails and says where it is', async () => {
    const { host, client, now, served, listening } = createPhone()
    host.background()
    const asked: number[] = []
    client.use({
      name: 'inside',
      order: 700,
      request(request) {
        asked.push(now())
        return request
      },
    })
    const error = await outcomeOf(client.get('a'))
    expect(asked).toEqual([0, 1_000, 5_000, 21_000, 85_000, 341_000])
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({
      message: 'GET https://api.example.com/a: still background',
      cause: { errMsg: 'createRequestTask:fail:interrupted', errno: 600003 },
      request: { url: 'a' },
      retryable: false,
    })
    expect([served, listening(), timersLeft()]).toEqual([[], [0, 0], 0])
  })
})

describe('a failure that is told only when the app is in front again', () => {
  it('does not wait for a return that has been already', async () => {
    const { host, client, served, listening } = createPhone()
    host.fail(faults.interrupted())
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect([served, listening()]).toEqual([[1_000], [0, 0]])
  })

  it('in the tick of the return is replayed as well', async () => {
    const { host, client, served, listening } = createPhone({}, {}, slowly)
    const request = client.get('a')
    host.background()
    vi.advanceTimersByTime(5_000)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect(served.length).toBe(2)
    expect(listening()).toEqual([0, 0])
  })
})

describe('an interruption', () => {
  it.each(['space', 'colon', 'refused', 'error', 'suspend'] as const)('is known by its words: %s', async (words) => {
    for (const noErrno of [true, false]) {
      const { host, client } = createPhone({}, { quirks: { noErrno } })
      host.fail(faults.interrupted(words))
      expect(await outcomeOf(client.get('a'))).toBe('ok')
    }
  })

  it('is known by its number', async () => {
    const { host, client } = createPhone({}, { quirks: { noErrMsg: true } })
    host.fail(faults.interrupted())
    expect(await outcomeOf(client.get('a'))).toBe('ok')
  })
})
