// Clients that share an instance or a host, and hosts that can do less than WeChat's.
import { NetworkError } from '@wxpipe/core'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { outcomeOf, pass, useFakeTime } from '../../tooling/src/fake-time.ts'
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

  it('that is the global wx of the moment is found', async () => {
    const { host, createSibling, served } = createPhone()
    const client = createSibling(resume())
    const uninstall = host.install()
    host.background()
    const request = client.get('a')
    await pass(300)
    host.foreground()
    expect(await outcomeOf(request)).toBe('ok')
    expect(served).toEqual([300])
    uninstall()
  })

  it('may be none at all', async () => {
    const { host, createSibling, served } = createPhone()
    const client = createSibling(resume())
    host.fail(faults.interrupted())
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(served).toEqual([1_000])
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
