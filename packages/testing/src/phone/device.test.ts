// The phone around the app: background and network changes, under fake timers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHost, type Host, type HostOptions } from '../index.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const URL = 'https://api.example.com/'
const slowly: HostOptions = { handler: () => ({ delay: 20_000, data: 'done' }) }
const outcomes = (host: Host) => host.requests.map((call) => (call.result as { errMsg: string } | undefined)?.errMsg)

describe('background', () => {
  it('interrupts what is unfinished after five seconds, queued requests included', async () => {
    const host = createHost({ ...slowly, maxRequests: 1 })
    host.wx.request({ url: URL })
    host.wx.request({ url: URL })
    host.background()
    await vi.advanceTimersByTimeAsync(4_999)
    expect(outcomes(host)).toEqual([undefined, undefined])
    await vi.advanceTimersByTimeAsync(1)
    expect(host.requests.map((call) => call.result)).toEqual(
      Array(2).fill({ errMsg: 'request:fail interrupted', errno: 600003 }),
    )
    expect(host.inFlight + host.queued).toBe(0)
  })

  it('lets finish what comes back to the foreground in time', async () => {
    const host = createHost(slowly)
    host.wx.request({ url: URL })
    host.background()
    await vi.advanceTimersByTimeAsync(4_000)
    host.foreground()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(outcomes(host)).toEqual(['request:ok'])
  })

  it('refuses new requests until the foreground', async () => {
    const host = createHost({ handler: () => ({}) })
    host.background()
    host.wx.request({ url: URL })
    await host.idle()
    host.foreground()
    host.wx.request({ url: URL })
    await host.idle()
    expect(outcomes(host)).toEqual(['createRequestTask:fail:interrupted', 'request:ok'])
    expect(host.requests[0]?.result).toMatchObject({ errno: 600003 })
  })

  it('tells app and page', () => {
    const host = createHost()
    const log: string[] = []
    const listener = () => void log.push('app hide')
    host.definePage('pages/index/index', { onShow: () => void log.push('show'), onHide: () => void log.push('hide') })
    host.wx.onAppHide(listener)
    host.wx.onAppShow(({ path }) => log.push(`app show ${path}`))
    host.background()
    host.background()
    host.foreground()
    host.wx.offAppHide(listener)
    host.wx.offAppShow()
    host.background()
    expect(log).toEqual(['show', 'hide', 'app hide', 'app show pages/index/index', 'show', 'hide'])
  })
})

describe('network', () => {
  it('its loss fails running and new requests as offline, in the words of the platform', async () => {
    const host = createHost({ ...slowly, platform: 'android' })
    host.wx.request({ url: URL })
    host.setNetwork('none')
    host.wx.request({ url: URL })
    await host.idle()
    expect(host.requests.map((call) => call.result)).toEqual(
      Array(2).fill({ errMsg: 'request:fail request unknow host error' }),
    )
  })

  it('a change between Wi-Fi and cellular cancels all running requests', async () => {
    const host = createHost(slowly)
    host.wx.request({ url: URL })
    host.setNetwork('4g')
    expect(host.requests[0]?.result).toEqual({
      errMsg: 'request:fail errcode:10011 cronet_error_code:0 error_msg:network change, cancel all task',
      errno: 600001,
    })
  })

  it('a change from one cellular network to another disturbs nothing', async () => {
    const host = createHost({ ...slowly, network: '4g' })
    host.wx.request({ url: URL })
    host.setNetwork('3g')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(outcomes(host)).toEqual(['request:ok'])
  })

  it('is told to listeners and to getNetworkType', async () => {
    const host = createHost()
    const seen: unknown[] = []
    host.wx.onNetworkStatusChange((status) => seen.push(status))
    host.setNetwork('none')
    host.setNetwork('none')
    host.setNetwork('5g')
    expect(seen).toEqual([
      { isConnected: false, networkType: 'none' },
      { isConnected: true, networkType: '5g' },
    ])
    expect(await host.wx.getNetworkType()).toMatchObject({ networkType: '5g' })
  })
})
