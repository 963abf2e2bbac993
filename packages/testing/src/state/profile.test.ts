// Network profiles and timeouts, under fake timers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHost, type Host, profiles } from '../index.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const URL = 'https://api.example.com/'
const outcomes = (host: Host) => host.requests.map((call) => (call.result as { errMsg: string } | undefined)?.errMsg)

describe('profiles', () => {
  it('add latency there and back', async () => {
    let served = 0
    const host = createHost({ profile: { latency: 100 }, handler: () => ({ data: ++served }) })
    host.wx.request({ url: URL })
    await vi.advanceTimersByTimeAsync(49)
    expect(served).toBe(0)
    await vi.advanceTimersByTimeAsync(50)
    expect([served, outcomes(host)]).toEqual([1, [undefined]])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcomes(host)).toEqual(['request:ok'])
  })

  it('take time for bodies', async () => {
    const host = createHost({ profile: { kbps: 8 }, handler: () => ({ data: 'x'.repeat(2_000) }) })
    host.wx.request({ url: URL })
    await vi.advanceTimersByTimeAsync(1_999)
    expect(outcomes(host)).toEqual([undefined])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcomes(host)).toEqual(['request:ok'])
  })

  it('lose requests on the way out and on the way back, and the app sees a timeout', async () => {
    let served = 0
    const host = createHost({ profile: { loss: 1 }, handler: () => ({ data: ++served }) })
    for (let n = 0; n < 40; n++) {
      host.wx.request({ url: URL, timeout: 1_000 })
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(new Set(outcomes(host))).toEqual(new Set(['request:fail timeout']))
    expect(served).toBeGreaterThan(5)
    expect(served).toBeLessThan(35)
  })

  it('the same seed has the same fate, another seed another', async () => {
    const fate = async (seed: number) => {
      const host = createHost({ profile: 'tunnel', seed, handler: () => ({}) })
      for (let n = 0; n < 10; n++) host.wx.request({ url: URL, timeout: 10_000 })
      await vi.advanceTimersByTimeAsync(10_000)
      return outcomes(host).join()
    }
    expect(await fate(7)).toBe(await fate(7))
    expect(await fate(7)).not.toBe(await fate(8))
  })

  it.each(['wifi', '4g', '3g', '2g'] as const)(
    '%s lets the first requests of the usual seed through',
    async (profile) => {
      for (const usual of [{}, { seed: 1 }]) {
        const host = createHost({ profile, ...usual, handler: () => ({}) })
        for (let n = 0; n < 20; n++) host.wx.request({ url: URL })
        await vi.advanceTimersByTimeAsync(10_000)
        expect(new Set(outcomes(host))).toEqual(new Set(['request:ok']))
      }
    },
  )

  it('a reset starts the same fate again', async () => {
    const host = createHost({ profile: { loss: 0.5, lost: 'reset' }, seed: 3, handler: () => ({}) })
    const fate = async () => {
      for (let n = 0; n < 12; n++) host.wx.request({ url: URL })
      await host.idle()
      return outcomes(host).join()
    }
    const first = await fate()
    host.reset()
    expect(await fate()).toBe(first)
  })

  it('can change during the life of a host', async () => {
    const host = createHost({ handler: () => ({}), profile: '2g' })
    host.setProfile({ loss: 1, lost: 'reset' })
    host.wx.request({ url: URL })
    await host.idle()
    expect(outcomes(host)[0]).toContain('ERR_CONNECTION_RESET')
    host.setProfile('ideal')
    host.wx.request({ url: URL })
    await host.idle()
    expect(outcomes(host)[1]).toBe('request:ok')
  })

  it('the ready-made ones exist', () => {
    expect(Object.keys(profiles)).toEqual(['ideal', 'wifi', '4g', '3g', '2g', 'tunnel'])
  })
})

describe('timeout', () => {
  it('leaves no timer behind a response or an abort', async () => {
    const host = createHost({
      handler: ({ path }) => (path === '/slow' ? Promise.resolve({ delay: 10 }) : { delay: 10 }),
    })
    host.wx.request({ url: URL })
    await vi.advanceTimersByTimeAsync(10)
    expect([outcomes(host), vi.getTimerCount()]).toEqual([['request:ok'], 0])
    host.wx.request({ url: URL }).abort()
    host.wx.request({ url: `${URL}slow` }).abort()
    await host.idle()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('of the call beats that of the host, and 60 s is the most', async () => {
    const host = createHost({ timeout: 5_000, handler: () => ({ delay: 100_000 }) })
    host.wx.request({ url: URL, timeout: 1_000 })
    host.wx.request({ url: URL })
    host.wx.request({ url: URL, timeout: 90_000 })
    const failed = () => host.requests.map((call) => call.state)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(failed()).toEqual(['fail', 'running', 'running'])
    await vi.advanceTimersByTimeAsync(4_000)
    expect(failed()).toEqual(['fail', 'fail', 'running'])
    await vi.advanceTimersByTimeAsync(55_000)
    expect(host.requests.map((call) => call.result)).toEqual(
      Array(3).fill({ errMsg: 'request:fail timeout', errno: 5 }),
    )
    expect(vi.getTimerCount()).toBe(0)
  })
})
