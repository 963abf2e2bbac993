// Requests end with the page that started them.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { type PageHost, pageScope } from './index.ts'

useFakeTime()

/** Puts a scope on that client whose host tells of unloads as the test says; a request begins on each of two pages, one over the other. */
function askFromTwoPages(client: ReturnType<typeof createApp>['client'], lower: string, upper: string) {
  const pages = [{ route: lower }, { route: upper }]
  let open = 1
  let unload = (_event: { path: string }) => {}
  const wx: PageHost = {
    onBeforePageUnload(listener) {
      unload = listener
    },
  }
  client.remove('page-scope').use(pageScope({ host: wx, getCurrentPages: () => pages.slice(0, open) }))
  const ends: string[] = []
  client.get('lower').catch(() => ends.push('lower'))
  open = 2
  client.get('upper').catch(() => ends.push('upper'))
  return { unload: (event: { path: string }) => unload(event), ends }
}

describe('a request ends with its page', () => {
  it('when the user goes back, and the requests of the page below go on', async () => {
    const { host, ask, open, outcomes, turn } = createApp()
    ask('below')
    await open('/pages/detail/detail')
    ask('a')
    ask('b')
    host.unloadPage()
    expect(host.inFlight).toBe(1)
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT', b: 'ABORT' })
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ABORT', b: 'ABORT', below: 'ok' })
  })

  it('and says why', async () => {
    const { host, client, open } = createApp()
    await open('/pages/detail/detail')
    const failure = client.get('a').catch((error) => error)
    host.unloadPage()
    expect(await failure).toMatchObject({ code: 'ABORT', cause: 'the page was unloaded' })
  })

  it('also when another one of that page has had its response before', async () => {
    const { host, client, ask, open, outcomes, turn } = createApp({
      handler: ({ path }) => ({ data: 'ok', delay: path.endsWith('slow') ? 500 : 50 }),
    })
    await open('/pages/detail/detail')
    ask('slow')
    const quick = client.get('quick')
    await vi.advanceTimersByTimeAsync(50)
    expect((await quick).data).toBe('ok')
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({ slow: 'ABORT' })
  })

  it('but not when the page is only covered', async () => {
    const { ask, open, outcomes } = createApp()
    ask('a')
    await open('/pages/detail/detail')
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ok' })
  })

  it('also when the page is replaced', async () => {
    const { host, ask, outcomes, turn } = createApp()
    ask('a')
    host.wx.redirectTo({ url: '/pages/index/index', success() {} })
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT' })
  })

  for (const [sender, below] of [
    [0, 'above'],
    [1, 'below'],
  ] as const) {
    it(`of two open pages of one route, the one ${below} ends nothing of the other`, async () => {
      const { host, ask, open, outcomes, turn } = createApp()
      await open('/pages/detail/detail?id=1')
      if (sender === 0) ask('lower')
      await open('/pages/detail/detail?id=2')
      if (sender === 1) ask('upper')
      host.unloadPage()
      await turn()
      expect(outcomes).toEqual(sender === 0 ? {} : { upper: 'ABORT' })
      await vi.runAllTimersAsync()
      expect(outcomes).toEqual(sender === 0 ? { lower: 'ok' } : { upper: 'ABORT' })
    })
  }

  it('navigateBack over two pages of one route ends the requests of both', async () => {
    const { host, ask, open, outcomes, turn } = createApp()
    ask('first')
    await open('/pages/detail/detail?id=1')
    ask('lower')
    await open('/pages/detail/detail?id=2')
    ask('upper')
    host.wx.navigateBack({ delta: 2, success() {} })
    await turn()
    expect(outcomes).toEqual({ upper: 'ABORT', lower: 'ABORT' })
    expect(host.pages).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(outcomes['first']).toBe('ok')
  })

  it('even on a host that tells of two unloads before it changes the stack', async () => {
    const { host, client } = createApp()
    const { unload, ends } = askFromTwoPages(client, 'p', 'p')
    unload({ path: '/p' })
    await vi.advanceTimersByTimeAsync(0)
    expect(ends).toEqual(['upper'])
    unload({ path: 'p' })
    await vi.advanceTimersByTimeAsync(0)
    expect(ends).toEqual(['upper', 'lower'])
    expect(host.inFlight).toBe(0)
  })

  it('and a page that goes from below ends nothing of the one on top, nor does one that nobody knows', async () => {
    const { client } = createApp()
    const { unload, ends } = askFromTwoPages(client, 'pages/list/list', 'pages/detail/detail')
    unload({ path: 'pages/other/other' })
    unload({ path: '/pages/list/list' })
    await vi.runAllTimersAsync()
    expect(ends).toEqual(['lower'])
  })

  it('also a hidden tab page’s, when reLaunch takes it away', async () => {
    const { host, ask, outcomes, turn } = createApp({ tabBar: ['pages/index/index', 'pages/me/me'] })
    ask('tab')
    host.wx.switchTab({ url: '/pages/me/me', success() {} })
    await turn()
    expect(outcomes).toEqual({})
    host.wx.reLaunch({ url: '/pages/me/me', success() {} })
    await turn()
    expect(outcomes).toEqual({ tab: 'ABORT' })
  })

  it('what a page sends as it unloads is sent', async () => {
    const { host, ask, open, outcomes } = createApp()
    host.definePage('pages/draft/draft', { onUnload: () => ask('save') })
    await open('/pages/draft/draft')
    ask('load')
    host.unloadPage()
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ load: 'ABORT', save: 'ok' })
  })

  it('and a page that is opened in its place is another one', async () => {
    const { host, ask, open, outcomes, turn } = createApp()
    host.definePage('pages/draft/draft', { onUnload: () => ask(`save ${host.requests.length}`) })
    await open('/pages/draft/draft')
    host.unloadPage()
    await open('/pages/draft/draft')
    ask('load')
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({ load: 'ABORT' })
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ load: 'ABORT', 'save 0': 'ok', 'save 2': 'ok' })
  })

  it('also when what the first page has sent as it unloaded ends while the second is open', async () => {
    const { host, ask, open, outcomes, turn } = createApp()
    host.definePage('pages/draft/draft', { onUnload: () => ask(`save ${host.requests.length}`) })
    await open('/pages/draft/draft')
    host.unloadPage()
    await open('/pages/draft/draft')
    await vi.advanceTimersByTimeAsync(30)
    ask('load')
    await vi.advanceTimersByTimeAsync(30)
    expect(outcomes).toEqual({ 'save 0': 'ok' })
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({ 'save 0': 'ok', load: 'ABORT' })
    await vi.runAllTimersAsync()
  })

  it('also where page objects are new at each call', async () => {
    const { host, ask, open, outcomes, turn } = createApp({ quirks: { freshPages: true } })
    ask('below')
    await open('/pages/detail/detail?id=1')
    ask('a')
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT' })
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ABORT', below: 'ok' })
  })
})
