// When the indicator appears, what it says, and when it goes.
import { cache } from '@wxpipe/cache'
import { type HttpRequest, pause } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, wordsOn } from '../test/app.ts'
import { loading } from './index.ts'

useFakeTime()
const on = { loading: true } as const

describe('the indicator', () => {
  it('appears after 300 ms and goes with the response; its calls are wx’s own, and leave a toast alone', async () => {
    const { client, host, words } = createApp()
    const call = client.get('a', on)
    await pass(299)
    expect(host.screen.kind).toBe('none')
    await pass(1)
    expect(host.screen).toEqual({ kind: 'loading', title: '加载中', mask: true })
    await pass(699)
    expect(words()).toBe('加载中')
    await pass(1)
    expect(host.screen.kind).toBe('none')
    expect((await call).data).toBe('a')
    expect(host.calls.filter(({ api }) => api !== 'request')).toMatchObject([
      { api: 'showLoading', options: { title: '加载中', mask: true } },
      { api: 'hideLoading', options: { noConflict: true } },
    ])
  })

  it('does not appear for a shorter wait, and leaves no timer', async () => {
    const { client, steps } = createApp()
    expect(await outcomeOf(client.get('a?ms=299', on))).toBe('a')
    expect([steps(), vi.getTimerCount()]).toEqual([[], 1]) // core's tick
    expect(await outcomeOf(client.get('a?ms=200&status=500', on))).toMatchObject({ code: 'STATUS' })
    await pass(1_000)
    expect(steps()).toEqual([])
  })

  it('stays for 300 ms at least, so that it does not flicker', async () => {
    const { client, words, steps } = createApp()
    expect(await outcomeOf(client.get('a?ms=310', on))).toBe('a')
    expect(words()).toBe('加载中')
    await pass(289)
    expect(words()).toBe('加载中')
    await pass(1)
    expect(words()).toBe(undefined)
    expect(steps()).toEqual(['加载中', 'hide'])
  })

  it('goes at once when a request fails, for what is said of that needs the screen', async () => {
    const { client, words } = createApp()
    expect(await outcomeOf(client.get('a?ms=310&status=500', on))).toMatchObject({ code: 'STATUS' })
    expect(words()).toBe(undefined)
  })

  it('goes at once in its last milliseconds when any request fails', async () => {
    const { client, words } = createApp()
    await outcomeOf(client.get('a?ms=310', on))
    expect(words()).toBe('加载中')
    expect(await outcomeOf(client.get('b?ms=50&status=500'))).toMatchObject({ code: 'STATUS' })
    expect(words()).toBe(undefined)
  })

  it('is one for any number of requests: from 300 ms after the first to the response of the last', async () => {
    const { client, steps, words } = createApp()
    const calls = [client.get('a?ms=250', on), client.get('b?ms=400', on)]
    await pass(200)
    calls.push(client.get('c?ms=800', on))
    await pass(100)
    expect(words()).toBe('加载中')
    await pass(699)
    expect(words()).toBe('加载中')
    await pass(1)
    expect(steps()).toEqual(['加载中', 'hide'])
    await Promise.all(calls)
  })

  it('counts the delay anew when nothing was running in between', async () => {
    const { client, steps } = createApp()
    await outcomeOf(client.get('a?ms=200', on))
    await outcomeOf(client.get('a?ms=200', on))
    expect(steps()).toEqual([])
  })

  it('stays when one fails while another that shows it is running', async () => {
    const { client, words, steps } = createApp()
    const failing = begun(client.get('a?ms=400&status=500', on))
    const other = client.get('b', on)
    expect(await outcomeOf(failing)).toMatchObject({ code: 'STATUS' })
    expect(words()).toBe('加载中')
    await outcomeOf(other)
    expect([words(), steps()]).toEqual([undefined, ['加载中', 'hide']])
  })

  it('stays without a blink when the next request begins in its last milliseconds', async () => {
    const { client, words, steps } = createApp()
    await outcomeOf(client.get('a?ms=310', on))
    const next = client.get('b?ms=500', on)
    await pass(499)
    expect([words(), steps()]).toEqual(['加载中', ['加载中']])
    await outcomeOf(next)
    expect(steps()).toEqual(['加载中', 'hide'])
  })
})

describe('its words', () => {
  it('are those of the newest request, and of the one before when that has ended', async () => {
    const { client, words, steps } = createApp()
    const calls = [client.get('a?ms=2000', { loading: '一' }), client.get('b?ms=600', { loading: '二' })]
    await pass(300)
    expect(words()).toBe('二')
    calls.push(client.get('c?ms=900', { loading: '三' }))
    await pass(0)
    expect(words()).toBe('三')
    await pass(300)
    expect(words()).toBe('三')
    await pass(600)
    expect(words()).toBe('一')
    await pass(800)
    expect(steps()).toEqual(['二', '三', '一', 'hide'])
    await Promise.all(calls)
  })

  it('may be none at all', async () => {
    const { client, host } = createApp()
    const call = client.get('a', { loading: '' })
    await pass(300)
    expect(host.screen).toEqual({ kind: 'loading', title: '', mask: true })
    await outcomeOf(call)
    expect(host.screen.kind).toBe('none')
  })
})

describe('a request', () => {
  it('shows nothing unless it asks', async () => {
    const { client, steps } = createApp()
    await outcomeOf(client.get('a'))
    await outcomeOf(client.get('a', { loading: false }))
    expect(steps()).toEqual([])
  })

  it('shows it without asking when the plugin says so, or the client, and not when it says no', async () => {
    for (const client of [createApp({ byDefault: true }), createApp()].map((app, at) => ({
      ...app,
      client: at ? app.client.extend({ loading: true }) : app.client,
    }))) {
      await outcomeOf(client.client.get('a'))
      expect(client.steps()).toEqual(['加载中', 'hide'])
      await outcomeOf(client.client.get('a', { loading: false }))
      expect(client.steps()).toEqual(['加载中', 'hide'])
    }
  })

  it('that is tried again is one wait', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const { client, host, steps } = createApp()
    client.use(retry({ baseDelay: 1_000 }))
    host.fail(faults.connectionReset(), { times: 2 })
    expect(await outcomeOf(client.get('a', on))).toBe('a')
    expect([host.requests.length, steps()]).toEqual([3, ['加载中', 'hide']])
  })

  it('that is served from the cache shows nothing', async () => {
    const { client, host, steps } = createApp()
    client.use(cache({ ttl: 60_000 }))
    await outcomeOf(client.get('a'))
    await outcomeOf(client.get('a', on))
    await pass(1_000)
    expect([host.requests.length, steps()]).toEqual([1, []])
  })

  it('that waits in a hook of the app’s own shows it, even if the hook was put on first', async () => {
    const { client, steps } = createApp()
    client.remove('loading')
    const request = (passed: HttpRequest) => pause(1_000).then(() => passed)
    client.use({ name: 'mine', request }).use(loading())
    const call = client.get('a', on)
    await pass(500)
    expect(steps()).toEqual(['加载中'])
    expect(await outcomeOf(call)).toBe('a')
  })

  it('that does not show it costs no copy: it is the very one that came', async () => {
    const { client } = createApp()
    const seen: unknown[] = []
    for (const order of [209, 211]) {
      client.use({
        name: `${order}`,
        order,
        request(request) {
          seen.push(request)
          return request
        },
      })
    }
    await outcomeOf(client.get('a'))
    expect(seen[0]).toBe(seen[1])
  })
})

describe('the options', () => {
  it('say how long, with which words, and whether the page can be touched', async () => {
    const { client, host } = createApp({ title: 'Loading', mask: false, delay: 50, minTime: 700 })
    const call = client.get('a?ms=100', on)
    await pass(50)
    expect(host.screen).toEqual({ kind: 'loading', title: 'Loading', mask: false })
    await outcomeOf(call)
    await pass(649)
    expect(host.screen.kind).toBe('loading')
    await pass(1)
    expect(host.screen.kind).toBe('none')
  })

  it('a plugin that several clients use has one indicator for all of them', async () => {
    const { client, host, steps } = createApp()
    const indicator = loading()
    const both = [client.extend(), client.extend()].map((each) => {
      each.remove('loading')
      return each.use(indicator)
    })
    const calls = both.map((each, at) => each.get(`a?ms=${1_000 + at * 1_000}`, on))
    await pass(1_500)
    expect(wordsOn(host)).toBe('加载中')
    await pass(500)
    expect(steps()).toEqual(['加载中', 'hide'])
    await Promise.all(calls)
  })
})
