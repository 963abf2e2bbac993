// The phone changes between Wi-Fi and cellular.
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createPhone } from '../test/phone.ts'

useFakeTime()

describe('a change between Wi-Fi and cellular', () => {
  it('replays at once what it cancelled, and listens to nothing', async () => {
    const { host, client, served, everListened } = createPhone()
    const requests = Promise.all([client.get('a'), client.get('b')])
    await pass(400)
    host.setNetwork('4g')
    await pass(1_000)
    expect((await requests).map(({ data }) => data)).toEqual(['ok', 'ok'])
    expect([served, everListened()]).toEqual([[0, 0, 400, 400], 0])
  })

  it('may come again, up to the limit', async () => {
    const { host, client, served } = createPhone()
    host.fail(faults.networkChange(), { times: 5 })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(served.length).toBe(1)
    host.fail(faults.networkChange(), { times: 6 })
    expect(await outcomeOf(client.get('a'))).toMatchObject({
      message: expect.stringMatching(/: still network-change$/),
    })
    expect(host.faultsLeft).toBe(0)
  })

  it('into a place without network waits for it', async () => {
    const { host, client, served, listening } = createPhone()
    const request = client.get('a')
    await pass(400)
    host.setNetwork('4g')
    host.setNetwork('none')
    await pass(100)
    expect(listening()).toEqual([0, 1])
    host.setNetwork('4g')
    expect(await outcomeOf(request)).toBe('ok')
    // At once means in the tick of the change, when there still was a network.
    expect([served, listening()]).toEqual([
      [0, 400, 500],
      [0, 0],
    ])
  })
})
