// What the two log managers keep, and what WeChat's limits drop.
import { describe, expect, it } from 'vitest'
import { createHost } from '../index.ts'

const KB = 1_024
const pages = ['pages/a/a', 'pages/b/b']

describe('wx.getLogManager', () => {
  it('keeps each call with its level and its arguments', () => {
    const host = createHost()
    const log = host.wx.getLogManager({ level: 1 })
    log.info('paid', { id: 1 }, undefined)
    log.warn(new Array(2))
    log.debug()
    log.log('中')
    expect(host.logs.local).toEqual([
      { level: 'info', args: ['paid', { id: 1 }, undefined], size: 23, isDropped: false },
      { level: 'warn', args: [[undefined, undefined]], size: 11, isDropped: false },
      { level: 'debug', args: [], size: 0, isDropped: false },
      { level: 'log', args: ['中'], size: 3, isDropped: false },
    ])
    expect(host.calls).toMatchObject([{ api: 'getLogManager', options: { level: 1 }, state: 'success' }])
    host.reset()
    expect(host.logs).toEqual({ local: [], realtime: [] })
  })

  it('drops a call of more than 100 KB, and the oldest beyond 5 MB', () => {
    const host = createHost()
    const log = host.wx.getLogManager()
    log.log('x'.repeat(100 * KB + 1))
    expect(host.logs.local[0]?.isDropped).toBe(true)
    for (let n = 0; n < 52; n++) log.log('x'.repeat(100 * KB))
    expect(host.logs.local).toHaveLength(51)
    log.info('last')
    expect([host.logs.local.length, host.logs.local.at(-1)?.level]).toEqual([52, 'info'])
  })
})

describe('wx.getRealtimeLogManager', () => {
  it('keeps an entry for each visit of a page, from its onShow to its onHide', async () => {
    const host = createHost({ pages })
    const log = host.wx.getRealtimeLogManager()
    log.info('first')
    log.error('failed', 1)
    await host.wx.navigateTo({ url: '/pages/b/b' })
    log.warn('second')
    await host.wx.navigateBack()
    log.info('third')
    host.background()
    host.foreground()
    log.info('fourth')
    expect(host.logs.realtime.map(({ page, lines }) => [page, lines.map(({ args }) => args.join(' '))])).toEqual([
      ['pages/a/a', ['first', 'failed 1']],
      ['pages/b/b', ['second']],
      ['pages/a/a', ['third']],
      ['pages/a/a', ['fourth']],
    ])
  })

  it('works before any page is open', () => {
    const host = createHost({ pages, entry: '' })
    host.wx.getRealtimeLogManager().info('launched')
    host.wx.getRealtimeLogManager().info('still')
    expect(host.logs.realtime).toMatchObject([{ page: '', lines: [{}, {}] }])
  })

  it('drops what goes beyond 5 KB or 200 calls in one visit, and tells how much is left', async () => {
    const host = createHost({ pages })
    const log = host.wx.getRealtimeLogManager()
    log.info('x'.repeat(5 * KB - 10))
    log.info('y'.repeat(11))
    log.info('z'.repeat(10))
    expect(host.logs.realtime[0]?.lines.map(({ isDropped }) => isDropped)).toEqual([false, true, false])
    expect(log.getCurrentState()).toEqual({ size: 5 * KB, maxSize: 5 * KB, logCount: 2, maxLogCount: 200 })
    await host.wx.navigateTo({ url: '/pages/b/b' })
    expect(log.getCurrentState()).toMatchObject({ size: 0, logCount: 0 })
    for (let n = 0; n < 201; n++) log.error()
    expect(host.logs.realtime[1]?.lines.filter(({ isDropped }) => isDropped)).toHaveLength(1)
  })

  it('has filters for each visit, of 1 KB together', async () => {
    const host = createHost({ pages })
    const log = host.wx.getRealtimeLogManager()
    log.setFilterMsg('order')
    log.addFilterMsg('vip')
    log.addFilterMsg('x'.repeat(KB))
    expect(host.logs.realtime[0]?.filters).toEqual(['order', 'vip'])
    log.setFilterMsg('again')
    expect(host.logs.realtime[0]?.filters).toEqual(['again'])
    await host.wx.navigateTo({ url: '/pages/b/b' })
    log.info()
    expect(host.logs.realtime[1]?.filters).toEqual([])
  })

  it('can be told which page a log belongs to', async () => {
    const host = createHost({ pages })
    const [first] = host.pages
    const log = host.wx.getRealtimeLogManager()
    log.info('on it')
    await host.wx.navigateTo({ url: '/pages/b/b' })
    log.in(first!)
    log.info('behind')
    expect(host.logs.realtime).toMatchObject([{ page: 'pages/a/a', lines: [{}, {}] }])
  })
})

it('older base libraries have neither', () => {
  const { wx } = createHost({ baseLibrary: '2.0.9' })
  expect([wx.getLogManager, wx.getRealtimeLogManager]).toEqual([undefined, undefined])
  expect(createHost({ baseLibrary: '2.7.0' }).wx.getRealtimeLogManager).toBe(undefined)
})
