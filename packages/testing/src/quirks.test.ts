// Quirks of other runtimes, as the app meets them.
import { describe, expect, it } from 'vitest'
import { events, ok, SUCCESS, URL } from '../test/one-request.ts'
import { createHost, faults, type Host, type HostOptions } from './index.ts'

describe('quirks', () => {
  const ask = async (quirks: HostOptions['quirks'], handler = ok.handler) => {
    const host = createHost({ quirks, handler } as HostOptions)
    const task = host.wx.request({ url: URL })
    await Promise.resolve(task).catch(() => {})
    await host.idle()
    return { task, result: host.requests[0]?.result as Record<string, unknown> }
  }

  it('no task, or a promise with the methods of a task', async () => {
    expect((await ask({ noTask: true })).task).toBeUndefined()
    const host = createHost({ ...ok, quirks: { returnsPromise: true } })
    const task = host.wx.request({ url: URL })
    expect(typeof task.abort).toBe('function')
    expect(await task).toMatchObject({ statusCode: 200 })
  })

  it('headers null, in lower case, or as lists', async () => {
    const twice = () => ({ header: { 'X-A': ['1', '2'] } })
    expect((await ask({ nullHeader: true })).result.header).toBeNull()
    expect((await ask({ lowerCaseHeader: true }, twice)).result.header).toEqual({ 'x-a': '1,2' })
    expect((await ask({ headerArrays: true }, twice)).result.header).toEqual({ 'X-A': ['1', '2'] })
  })

  it('fields left out', async () => {
    expect((await ask({ noErrMsg: true })).result).not.toHaveProperty('errMsg')
    expect((await ask({ noCookies: true })).result).not.toHaveProperty('cookies')
    expect((await ask({ noErrno: true }, () => faults.dns())).result).not.toHaveProperty('errno')
  })

  it('statuses that fail, and callbacks before the return', async () => {
    expect((await ask({ failStatuses: [200] })).result.errMsg).toBe('request:fail')
    expect(await events(createHost({ ...ok, quirks: { syncCallbacks: true } }))).toEqual([
      SUCCESS,
      'complete',
      'returned',
    ])
  })

  it('chunks as views, or none at all', async () => {
    const chunks = async (quirks: HostOptions['quirks']) => {
      const host = createHost({ quirks, handler: () => ({ chunks: ['a', 'b'] }) } as HostOptions)
      const seen: unknown[] = []
      host.wx
        .request({ url: URL, enableChunked: true, success: ({ data }) => seen.push(data) })
        .onChunkReceived(({ data }) => seen.push(data))
      await host.idle()
      return seen
    }
    expect(await chunks({ chunkViews: true })).toEqual([new Uint8Array([97]), new Uint8Array([98]), ''])
    expect(await chunks({ noChunks: true })).toEqual(['ab'])
  })

  it('no route events: none can be listened to, and pages open and unload all the same', async () => {
    const names = (host: Host) =>
      Object.keys(host.wx).filter((name) => /(AppRoute|AppRouteDone|Page(Load|Unload))$/.test(name))
    const host = createHost({ quirks: { noRouteEvents: true } })
    expect(names(createHost())).toHaveLength(14)
    expect(names(host)).toEqual([])
    expect(host.wx.onBeforePageUnload).toBeUndefined()
    expect('onBeforePageUnload' in host.wx).toBe(false)
    await host.wx.navigateTo({ url: '/pages/list/list' })
    host.unloadPage()
    expect(host.pages.map((page) => page.route)).toEqual(['pages/index/index'])
  })

  it('pages without a route', () => {
    const host = createHost({ quirks: { noRoute: true } })
    expect(host.page?.route).toBeUndefined()
    expect(host.page?.url).toBe('/pages/index/index')
  })
})
