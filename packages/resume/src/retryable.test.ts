// What an interceptor inside has marked `retryable: false`: resume and retry both leave it alone.
import { AuthExpiredError, NetworkError } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { type Fault, faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createPhone } from '../test/phone.ts'
import { resume } from './index.ts'

useFakeTime()

const interruptions: readonly (readonly [string, Fault])[] = [
  ['by the background', faults.interrupted()],
  ['by a change of the network', faults.networkChange()],
  ['by being offline', faults.offline()],
]

/** A phone that interrupts every send, and an interceptor inside that makes its own error of each failure. */
function createInterrupted(fault: Fault, makeError: (error: unknown) => unknown) {
  const phone = createPhone()
  phone.host.fail(fault, { times: 100 })
  phone.client.use({
    name: 'inside',
    order: 700,
    error(error) {
      throw makeError(error)
    },
  })
  return phone
}

const final = (error: unknown) => Object.assign(error as object, { retryable: false })

describe.each(interruptions)('a request interrupted %s', (_, fault) => {
  it('of which an interceptor inside makes another kind of error is sent once', async () => {
    const { host, client } = createInterrupted(fault, (cause) => new AuthExpiredError('log in', { cause }))
    expect(await outcomeOf(client.get('a'))).toBeInstanceOf(AuthExpiredError)
    expect(host.requests.length).toBe(1)
  })

  it('whose error is marked `retryable: false` is sent once, with and without retry, and nothing is listened to', async () => {
    for (const plugins of [[], [retry()]]) {
      const { host, client, everListened } = createInterrupted(fault, final)
      for (const plugin of plugins) client.use(plugin)
      expect(await outcomeOf(client.get('a', { resume: true }))).toMatchObject({ code: 'NETWORK', retryable: false })
      expect([host.requests.length, everListened()]).toEqual([1, 0])
    }
  })

  it('whose error has such a cause is sent once, as when a refresh has given up', async () => {
    const { host, client } = createInterrupted(fault, (error) => {
      const refresh = new NetworkError('the refresh could not be done', { cause: final(error) })
      return new NetworkError('outside', { cause: refresh })
    })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ message: 'outside' })
    expect(host.requests.length).toBe(1)
  })

  it('whose error has any other mark is replayed', async () => {
    for (const retryable of [true, undefined, null]) {
      const { host, client } = createInterrupted(fault, (error) => Object.assign(error as object, { retryable }))
      await outcomeOf(client.get('a'))
      expect(host.requests.length).toBeGreaterThan(1)
    }
  })
})

describe('an error that becomes final', () => {
  it('ends the replays', async () => {
    const { host, client } = createInterrupted(faults.networkChange(), (error) =>
      host.requests.length === 3 ? final(error) : error,
    )
    expect(await outcomeOf(client.get('a'))).toMatchObject({ retryable: false })
    expect(host.requests.length).toBe(3)
  })

  it('because an instance inside has given up is not waited for again by one outside', async () => {
    const { host, client, plugin, now } = createPhone({ name: 'inner' }, { network: 'none' })
    client.use(resume({ host: host.wx, name: 'outer' }), { before: plugin.name })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ message: expect.stringContaining('still offline') })
    expect(now()).toBe(30_000)
  })
})
