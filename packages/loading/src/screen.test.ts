// What draws the indicator: wx, which may fail, or the app's own, or nobody.
import { ConfigError, createClient } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { fault, faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { baseURL, createApp } from '../test/app.ts'
import { type Indicator, type LoadingOptions, loading } from './index.ts'

const takeUnhandled = useFakeTime()
const on = { loading: true } as const

describe('wx', () => {
  it.each([
    ['throws', faults.throws(new Error('no window'))],
    ['fails', fault({ reason: 'no window' })],
    ['never answers', faults.neverAnswers()],
  ])('that %s at showing and at hiding changes nothing for the request', async (_, trouble) => {
    const { client, host, steps } = createApp()
    host.fail(trouble, { api: 'showLoading' })
    host.fail(trouble, { api: 'hideLoading' })
    expect(await outcomeOf(client.get('a', on))).toBe('a')
    expect(steps()).toEqual(['加载中', 'hide'])
    expect(await takeUnhandled()).toEqual([])
    // The next one is shown again.
    expect(await outcomeOf(client.get('a', on))).toBe('a')
    expect([steps().length, host.screen.kind]).toEqual([4, 'none'])
  })

  it('that has replaced the indicator by a toast is not asked to hide that one', async () => {
    const { client, host } = createApp()
    const call = client.get('a', on)
    await pass(900)
    await host.wx.showToast({ title: 'Saved' })
    expect(await outcomeOf(call)).toBe('a')
    expect(host.screen).toMatchObject({ kind: 'toast', title: 'Saved' })
    expect(await takeUnhandled()).toEqual([])
  })

  it('that has replaced the indicator by a toast has it back only when the words change', async () => {
    const { client, host } = createApp()
    const calls = [client.get('a?ms=2000', { loading: 'A' })]
    await pass(400)
    await host.wx.showToast({ title: 'Saved' })
    calls.push(client.get('b?ms=1000', { loading: 'A' }))
    await pass(400)
    expect(host.screen).toMatchObject({ kind: 'toast', title: 'Saved' })
    calls.push(client.get('c?ms=1000', { loading: 'B' }))
    await pass(10)
    expect(host.screen).toMatchObject({ kind: 'loading', title: 'B' })
    await pass(3_000)
    await Promise.all(calls)
    expect(host.screen.kind).toBe('none')
  })

  it.each(['showLoading', 'hideLoading'])(
    'without %s is a ConfigError at the first request that needs it, and names that request',
    async (api) => {
      const { client, host } = createApp()
      Object.assign(host.wx, { [api]: undefined })
      expect(await outcomeOf(client.get('a'))).toBe('a')
      const error = await outcomeOf(client.get('a', on))
      expect(error).toBeInstanceOf(ConfigError)
      expect(String(error)).toContain(`GET ${baseURL}a: loading: no host.${api}`)
      expect(host.requests).toHaveLength(1)
    },
  )

  it('that is not there at all is the same ConfigError', async () => {
    const client = createClient({ baseURL: 'https://api.example.com/' }).use(loading())
    expect(String(await outcomeOf(client.get('a', on)))).toContain('loading: no host.showLoading')
  })
})

describe('an indicator of the app’s own', () => {
  const own = (more: LoadingOptions = {}) => {
    const seen: unknown[] = []
    const options = {
      ...more,
      seen,
      show(this: { seen: unknown[] }, indicator: Indicator) {
        this.seen.push(indicator)
      },
      hide(this: { seen: unknown[] }) {
        this.seen.push('hide')
      },
    }
    // What a class instance or an object with state of its own would have.
    Object.defineProperty(options, 'seen', { enumerable: false })
    return { ...createApp(options), seen }
  }

  it('is shown, changed and hidden in place of wx’s, which need not be there', async () => {
    const { client, host, seen, steps } = own({ mask: false })
    Object.assign(host.wx, { showLoading: undefined })
    const calls = [client.get('a', on)]
    await pass(300)
    calls.push(client.get('b?ms=100', { loading: '提交中' }))
    await Promise.all(calls.map(outcomeOf))
    expect(seen).toEqual([
      { title: '加载中', mask: false },
      { title: '提交中', mask: false },
      { title: '加载中', mask: false },
      'hide',
    ])
    expect(steps()).toEqual([])
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no component')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no component'))],
  ])('that %s changes nothing for the request', async (_, broken) => {
    const { client } = createApp({ show: broken, hide: broken })
    expect(await outcomeOf(client.get('a', on))).toBe('a')
    expect(await outcomeOf(client.get('a?status=500', on))).toMatchObject({ code: 'STATUS' })
    expect(await takeUnhandled()).toEqual([])
  })

  it('that begins a request when it hides is shown for that one too', async () => {
    const seen: string[] = []
    let again: Promise<unknown> | undefined
    const { client } = createApp({
      show: ({ title }) => void seen.push(title),
      hide() {
        seen.push('hide')
        again ??= begun(client.get('b', { loading: '再来' }))
      },
    })
    await outcomeOf(client.get('a', on))
    await pass(2_000)
    await again
    expect(seen).toEqual(['加载中', 'hide', '再来', 'hide'])
  })
})
