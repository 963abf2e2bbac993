// A request that was parked while somebody else logged in, a refresh that the phone ended, and a body that is spent.
import { createClient, NetworkError, type Transport } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'

useFakeTime()

describe('a PUT that is parked offline while its user logs out', () => {
  const park = async (next: string) => {
    const phone = createPhone({}, { network: 'none' })
    const { host, plugin, listening } = phone
    const session: { user: string | null } = { user: 'ann' }
    const client = createClient({
      host: host.wx,
      baseURL: 'https://api.example.com/',
      account: () => session.user,
    }).use(plugin)
    const order = begun(client.put('order', { id: 1 }))
    await pass(2_000)
    expect(listening()).toEqual([0, 1])
    session.user = null
    await pass(100)
    session.user = next
    const sends = host.requests.length
    host.setNetwork('4g')
    const outcome = await outcomeOf(order)
    return { ...phone, outcome, sent: host.requests.length - sends }
  }

  it('and somebody else logs in ends with an AbortError: it is not sent, and nothing is left', async () => {
    const { outcome, sent, served, listening } = await park('bob')
    expect(outcome).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    expect([sent, served, listening(), vi.getTimerCount()]).toEqual([0, [], [0, 0], 0])
  })

  it('and in again is sent', async () => {
    const { outcome, sent } = await park('ann')
    expect([outcome, sent]).toEqual(['ok', 1])
  })
})

describe('a request whose refresh of the session was interrupted', () => {
  it('is replayed when the phone is back', async () => {
    const { host, client, served } = createPhone()
    let isDown = true
    client.use({
      name: 'token-refresh',
      order: 600,
      request(request) {
        if (!isDown) return request
        isDown = false
        const own = new NetworkError('lost', { cause: { errMsg: 'request:fail interrupted', errno: 600003 } })
        throw new NetworkError('the refresh could not be done: lost', { request, cause: own })
      },
    })
    host.background()
    const request = client.get('a')
    await pass(400)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect(served).toEqual([400])
  })
})

describe('a body that can be read once only', () => {
  it('is not replayed empty, not even when the request asks for it', async () => {
    const { client } = createPhone()
    const error = new NetworkError('', { cause: { errMsg: 'request:fail interrupted' } })
    const transport = vi.fn<Transport>((_request, settle) => settle(error))
    expect(await outcomeOf(client.put('a', [1][Symbol.iterator](), { transport, resume: true }))).toBe(error)
    expect(transport).toHaveBeenCalledTimes(1)
  })
})

describe('what stands on Object.prototype', () => {
  it('is no option', async () => {
    Object.assign(Object.prototype, { methods: [], offlineTimeout: 0 })
    try {
      const { host, plugin, served } = createPhone()
      const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(plugin)
      host.background()
      const request = client.get('a')
      await pass(300)
      host.foreground()
      expect(await outcomeOf(request)).toBe('ok')
      expect(served).toEqual([300])
    } finally {
      for (const name of ['methods', 'offlineTimeout']) Reflect.deleteProperty(Object.prototype, name)
    }
  })
})
