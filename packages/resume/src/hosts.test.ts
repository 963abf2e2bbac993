// Clients that share an instance or a host, and hosts that can do less than WeChat's.
import { createClient, NetworkError, type Transport } from '@wxpipe/core'
import { outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createPhone } from '../test/phone.ts'
import { resume } from './index.ts'

useFakeTime()

describe('two clients', () => {
  it.each([
    ['with one instance share its listener', true, 1],
    ['with an instance each have a listener each', false, 2],
  ])('%s, and both go on', async (_, shared, listeners) => {
    const phone = createPhone()
    const { host, client, events, served, listening } = phone
    const sibling = phone.createSibling(shared ? phone.plugin : resume({ host: events }))
    host.background()
    const both = [client.get('a'), sibling.get('b')]
    await pass(100)
    expect(listening()).toEqual([listeners, 0])
    host.foreground()
    await pass(1_000)
    expect((await Promise.all(both)).map(({ data }) => data)).toEqual(['ok', 'ok'])
    expect([served, listening()]).toEqual([
      [100, 100],
      [0, 0],
    ])
  })
})

describe('a host', () => {
  it('that tells its network as soon as it is listened to has told no event: the network is looked at now and then', async () => {
    const onNetworkStatusChange = vi.fn((listener: (status: object) => void) => listener({ isConnected: true }))
    const { host, client, served } = createPhone({ host: { onNetworkStatusChange, offNetworkStatusChange: vi.fn() } })
    host.setNetwork('none')
    const request = client.get('a')
    await pass(500)
    host.setNetwork('4g')
    expect(await outcomeOf(request)).toBe('ok')
    expect([served, onNetworkStatusChange.mock.calls.length, timersLeft()]).toEqual([[1_000], 1, 0])
  })

  it.each([
    ['without events', {}],
    ['without off', { onAppShow: vi.fn(), onNetworkStatusChange: vi.fn() }],
  ])('%s is looked at now and then, and listened to by nobody', async (_, events) => {
    const { host, client, served } = createPhone({ host: events })
    host.background()
    const request = client.get('a')
    await pass(2_000)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    host.setNetwork('none')
    const other = client.get('b')
    await pass(500)
    host.setNetwork('4g')
    expect(await outcomeOf(other)).toBe('ok')
    expect(served).toEqual([5_000, 7_000])
    for (const on of Object.values(events)) expect(on).not.toHaveBeenCalled()
  })

  it('is the client’s, which is the global wx of the moment when it was given none', async () => {
    const { host, served } = createPhone()
    const client = createClient({ baseURL: 'https://api.example.com/' }).use(resume())
    const uninstall = host.install()
    host.background()
    const request = client.get('a')
    await pass(300)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect(served).toEqual([300])
    uninstall()
  })

  it('has a listener of its own, when two clients with a host each share an instance', async () => {
    const plugin = resume()
    const phones = [createPhone(), createPhone()]
    const requests = phones.map(({ host, events }, index) => {
      const wx = { ...events, request: (options: Parameters<typeof host.wx.request>[0]) => host.wx.request(options) }
      host.background()
      return createClient({ host: wx, baseURL: 'https://api.example.com/' }).use(plugin).get(`${index}`)
    })
    const listening = () => phones.map((phone) => phone.listening()[0])
    await pass(100)
    expect(listening()).toEqual([1, 1])
    phones[1]!.host.foreground()
    expect(listening()).toEqual([1, 0])
    await pass(200)
    phones[0]!.host.foreground()
    expect(await Promise.all(requests.map(outcomeOf))).toEqual(['ok', 'ok'])
    expect([phones.map(({ served }) => served), listening()]).toEqual([
      [[300], [100]],
      [0, 0],
    ])
  })

  it.each([
    ['frozen', (wx: object) => Object.freeze({ ...wx })],
    [
      'a proxy that throws at symbols and takes nothing',
      (wx: object) =>
        new Proxy(wx, {
          get(target, name) {
            if (typeof name === 'symbol') throw new TypeError('no symbols')
            return Reflect.get(target, name)
          },
          set() {
            throw new TypeError('read only')
          },
        }),
    ],
  ])('may be %s', async (_, wrap) => {
    const { host, served } = createPhone()
    const wx = wrap(host.wx) as typeof host.wx
    const client = createClient({ host: wx, baseURL: 'https://api.example.com/' }).use(resume())
    host.background()
    const request = client.get('a')
    await pass(300)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect(served).toEqual([300])
  })

  it('may be none at all, with a transport of one’s own', async () => {
    const transport = vi.fn<Transport>((_request, settle) => {
      if (transport.mock.calls.length > 1) settle({ data: 'ok', statusCode: 200, header: {} })
      else settle(new NetworkError('', { cause: { errMsg: 'request:fail interrupted' } }))
    })
    const client = createClient({ baseURL: 'https://api.example.com/', transport }).use(resume())
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(transport).toHaveBeenCalledTimes(2)
  })

  it('may tell its events without a word about them', async () => {
    const told: (() => void)[] = []
    const host = {
      onAppShow(tell: () => void) {
        told.push(tell)
      },
      offAppShow: vi.fn<(tell: () => void) => void>(),
    }
    const phone = createPhone({ host })
    phone.host.background()
    const request = phone.client.get('a')
    await pass(300)
    phone.host.foreground()
    told[0]?.()
    expect(await outcomeOf(request)).toBe('ok')
    expect(host.offAppShow).toHaveBeenCalledExactlyOnceWith(told[0])
  })

  it('that says offline and never has a network again does not make a call hang', async () => {
    const { host, client } = createPhone({ host: {} })
    host.fail(faults.offline(), { times: 100 })
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(NetworkError)
  })
})
