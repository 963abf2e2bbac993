// Which requests end with their page: reads do, writes only when asked, because the server may have done the work.
import type { Method } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { createScope } from './index.ts'

useFakeTime()

const reads: readonly Method[] = ['GET', 'HEAD', 'OPTIONS']
const writes: readonly Method[] = ['POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']

/** An app whose detail page has gone while what `ask` sent was under way, and what became of it. */
async function leavePage(app: ReturnType<typeof createApp>, ask: () => void) {
  await app.open('/pages/detail/detail')
  ask()
  app.host.unloadPage()
  await app.turn()
  const atOnce = Object.keys(app.outcomes)
  await vi.runAllTimersAsync()
  return { atOnce, outcomes: app.outcomes, arrived: app.host.requests.length }
}

describe('by default', () => {
  it.each(reads)('%s ends with its page', async (method) => {
    const app = createApp()
    const { atOnce, outcomes } = await leavePage(app, () => app.ask('a', { method }))
    expect([atOnce, outcomes]).toEqual([['a'], { a: 'ABORT' }])
  })

  it.each(writes)('%s outlives its page, and its promise is resolved', async (method) => {
    const app = createApp()
    const { atOnce, outcomes } = await leavePage(app, () => app.ask('a', { method }))
    expect([atOnce, outcomes]).toEqual([[], { a: 'ok' }])
  })

  it('a write outlives every way in which its page can go', async () => {
    const ways: readonly ((app: ReturnType<typeof createApp>) => unknown)[] = [
      ({ scope }) => scope.end(),
      ({ host }) => host.wx.redirectTo({ url: '/pages/index/index', success() {} }),
      ({ host }) => host.wx.reLaunch({ url: '/pages/index/index', success() {} }),
      ({ host }) => host.wx.navigateBack({ success() {} }),
    ]
    for (const leave of ways) {
      const app = createApp()
      await app.open('/pages/detail/detail')
      app.ask('order', { method: 'POST' })
      app.ask('list')
      leave(app)
      await vi.runAllTimersAsync()
      expect(app.outcomes).toEqual({ order: 'ok', list: 'ABORT' })
    }
  })

  it('a write outlives a page that is wrapped', async () => {
    const app = createApp({ quirks: { noRouteEvents: true } })
    app.host.definePage('pages/detail/detail', app.scope.wrap({}))
    const { outcomes } = await leavePage(app, () => {
      app.ask('order', { method: 'POST' })
      app.ask('list')
    })
    expect(outcomes).toEqual({ order: 'ok', list: 'ABORT' })
  })

  it('a write that still waits inside when its page goes is sent', async () => {
    const app = createApp()
    app.client.use({
      name: 'queue',
      order: 650,
      request: (request) => new Promise((resolve) => setTimeout(resolve, 500, request)),
    })
    const { outcomes, arrived } = await leavePage(app, () => {
      app.ask('order', { method: 'POST' })
      app.ask('list')
    })
    expect([outcomes, arrived]).toEqual([{ order: 'ok', list: 'ABORT' }, 1])
  })

  it('a write needs no page: nothing listens, and a host without getCurrentPages will do', async () => {
    const { ask, outcomes, listeners } = createApp({ quirks: { brokenPages: 'missing' } })
    ask('order', { method: 'POST' })
    expect(listeners()).toBe(0)
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ order: 'ok' })
  })
})

describe('`scope` on a request has the last word', () => {
  it('true ends a write with its page', async () => {
    const app = createApp()
    const { atOnce, outcomes } = await leavePage(app, () => app.ask('search', { method: 'POST', scope: true }))
    expect([atOnce, outcomes]).toEqual([['search'], { search: 'ABORT' }])
  })

  it('true on a read changes nothing', async () => {
    const app = createApp()
    const { outcomes } = await leavePage(app, () => app.ask('a', { scope: true }))
    expect(outcomes).toEqual({ a: 'ABORT' })
  })

  it('true leaves the caller’s own signal in force', async () => {
    const app = createApp()
    const own = createScope()
    const { outcomes } = await leavePage(app, () => {
      app.ask('search', { method: 'POST', scope: true, signal: own.signal })
      own.abort()
    })
    expect(outcomes).toEqual({ search: 'ABORT' })
  })

  it('a scope ends a write whatever its method', async () => {
    const { ask, outcomes, turn } = createApp()
    const component = createScope()
    ask('vote', { method: 'PUT', scope: component })
    component.abort('detached')
    await turn()
    expect(outcomes).toEqual({ vote: 'ABORT' })
  })

  it('undefined is as if it was not there', async () => {
    const app = createApp()
    const { outcomes } = await leavePage(app, () => {
      const unset: object = { scope: undefined }
      app.ask('order', { method: 'POST', ...unset })
      app.ask('list', unset)
    })
    expect(outcomes).toEqual({ order: 'ok', list: 'ABORT' })
  })

  it('may come from a child client', async () => {
    const app = createApp()
    const searches = app.client.extend({ scope: true })
    const { outcomes } = await leavePage(app, () => {
      searches.post('search').catch((error) => {
        app.outcomes['search'] = error.code
      })
      app.ask('order', { method: 'POST' })
    })
    expect(outcomes).toEqual({ search: 'ABORT', order: 'ok' })
  })
})

describe('`methods`', () => {
  it('says for the whole client which requests end with their page', async () => {
    const app = createApp({}, { methods: ['GET', 'POST'] })
    const { outcomes } = await leavePage(app, () => {
      app.ask('get')
      app.ask('post', { method: 'POST' })
      app.ask('head', { method: 'HEAD' })
      app.ask('kept', { method: 'POST', scope: false })
    })
    expect(outcomes).toEqual({ get: 'ABORT', post: 'ABORT', head: '', kept: 'ok' })
  })

  it('may be empty: then only what asks for it ends', async () => {
    const app = createApp({}, { methods: [] })
    const { outcomes } = await leavePage(app, () => {
      app.ask('get')
      app.ask('asked', { scope: true })
    })
    expect(outcomes).toEqual({ get: 'ok', asked: 'ABORT' })
  })
})
