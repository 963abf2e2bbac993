// `res.profile`: when it is there, and what it says of a scripted response.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { send, URL } from '../../test/one-request.ts'
import { createHost, type HostOptions } from '../index.ts'

useFakeTime()

const profileOf = async (options: HostOptions = {}, request: object = {}) => {
  const host = createHost({ handler: () => ({ data: 'four' }), ...options })
  const response = send(host, { url: URL, ...request })
  await pass(60_000)
  return (await response).profile
}

describe('a profile', () => {
  it('is there unless the call says no, or the phone has none', async () => {
    expect(await profileOf()).toBeDefined()
    expect(await profileOf({}, { enableProfile: true })).toBeDefined()
    expect(await profileOf({}, { enableProfile: false })).toBe(undefined)
    expect(await profileOf({ quirks: { noProfile: true } }, { enableProfile: true })).toBe(undefined)
    expect(await profileOf({ baseLibrary: '2.10.3' })).toBe(undefined)
  })

  it('tells the time of each step: the slot, the way there, the server, the way back', async () => {
    const begun = Date.now()
    const host = createHost({
      maxRequests: 1,
      profile: { latency: 40, kbps: 8 },
      handler: ({ data }) => ({ data: `${data as string}:`, delay: 300 }),
    })
    const responses = [send(host, { method: 'POST', data: 'a' }), send(host, { method: 'POST', data: 'bb' })]
    await pass(60_000)
    const [first, second] = (await Promise.all(responses)).map(({ profile }) => profile!)
    const since = (at: number | undefined) => at! - begun
    // 20 ms there and back, 1 ms for each byte.
    expect([first!.fetchStart, first!.requestStart, first!.responseStart, first!.responseEnd].map(since)).toEqual([
      ...[0, 21, 321, 343],
    ])
    expect([second!.queueStart, second!.queueEnd, second!.fetchStart, second!.responseEnd].map(since)).toEqual([
      ...[0, 343, 343, 343 + 20 + 2 + 300 + 20 + 3],
    ])
    expect(second).toMatchObject({ sendBytesCount: 2, receivedBytedCount: 3, socketReused: true, port: 443 })
  })

  it('has no queue before base library 3.8.10', async () => {
    expect(await profileOf({ baseLibrary: '3.8.9' })).not.toHaveProperty('queueStart')
    expect(await profileOf({ baseLibrary: '3.8.10' })).toHaveProperty('queueStart')
  })

  it('says what a reply says in the place of what the host knows', async () => {
    const profile = { protocol: 'h2', rtt: 80, socketReused: false, domainLookUpEnd: 5, responseEnd: 9 }
    expect(await profileOf({ handler: () => ({ profile }) })).toMatchObject({ ...profile, port: 443 })
  })
})
