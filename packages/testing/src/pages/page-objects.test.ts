// What a page is given as it opens, where the query arrives decoded.
import { describe, expect, it } from 'vitest'
import { createHost, type Quirks } from '../index.ts'

const URL = '/pages/login/login?from=%2Fpages%2Flist%3Fa%3D1&b=x%20y+z&c=%E5%8C%97&d=100%&%E5=1'
const DECODED = { from: '/pages/list?a=1', b: 'x y z', c: '北', d: '100%', '%E5': '1' }

const open = async (decodedOptions: Quirks['decodedOptions']) => {
  const host = createHost({ quirks: { decodedOptions } } as { quirks: Quirks })
  const loaded: unknown[] = []
  host.definePage('pages/login/login', { onLoad: (options) => void loaded.push(options) })
  const events: unknown[] = []
  host.wx.onBeforeAppRoute(({ query }) => events.push(query))
  host.wx.onBeforePageLoad(({ query }) => events.push(query))
  await host.wx.navigateTo({ url: URL })
  return { host, loaded, events }
}

describe('decoded options', () => {
  it('are percent-decoded, for the page, its onLoad and the route events; what cannot be decoded stays', async () => {
    const { host, loaded, events } = await open(true)
    expect(host.page?.options).toEqual(DECODED)
    expect(loaded).toEqual([DECODED])
    expect(events).toEqual([DECODED, DECODED])
  })

  it('stand beside the url as it was opened, in $page.fullPath', async () => {
    const { host } = await open(true)
    expect(host.page?.$page).toEqual({ id: 2, fullPath: URL })
    expect(host.pages[0]?.$page).toEqual({ id: 1, fullPath: '/pages/index/index' })
    await host.wx.navigateTo({ url: '../list/list?a=%20' })
    expect(host.page?.$page?.fullPath).toBe('/pages/list/list?a=%20')
  })

  it('can come without a fullPath', async () => {
    const { host } = await open('without fullPath')
    expect(host.page?.options).toEqual(DECODED)
    expect(host.page).not.toHaveProperty('$page')
  })

  it('reach the page objects of a component framework too', async () => {
    const host = createHost({ quirks: { decodedOptions: true } })
    host.definePage('pages/list/list', ({ options }) => ({ page: { opened: options } }))
    await host.wx.navigateTo({ url: '/pages/list/list?a=%20' })
    expect(host.page).toMatchObject({
      options: { a: ' ' },
      opened: { a: ' ' },
      $page: { id: expect.any(Number), fullPath: '/pages/list/list?a=%20' },
    })
  })

  it('are no matter of wx, which decodes nothing and has no $page', async () => {
    const { host } = await open(false)
    expect(host.page?.options['b']).toBe('x%20y+z')
    expect(host.page).not.toHaveProperty('$page')
  })
})

describe('what stands beside data', () => {
  it('is copied deep for each page, as wx does: a visit does not see what the one before it did', async () => {
    const host = createHost({})
    const load = () => 'loaded'
    class Clock {
      readonly at = 1
      now() {
        return 2
      }
    }
    const parent = { name: 'parent', self: {} as object, load, times: [1, { a: 1 }], clock: new Clock() }
    parent.self = parent
    host.definePage('pages/list/list', { parent, load })
    const visit = async () => {
      await host.wx.navigateTo({ url: '/pages/list/list' })
      return host.page as unknown as { parent: typeof parent; load: () => string }
    }
    const first = await visit()
    first.parent.times.push(2)
    const second = await visit()
    expect(second.parent.times).toEqual([1, { a: 1 }])
    expect([second.load, second.parent.load]).toEqual([load, load])
    expect(second.parent.self).toBe(second.parent)
    // An object of a class loses its methods in the copy.
    expect(second.parent.clock).toEqual({ at: 1 })
    expect(second.parent.clock.now).toBeUndefined()
  })
})

it('setData changes the data at once, and calls back after the page has been drawn, not before it returns', async () => {
  const host = createHost()
  const order: unknown[] = []
  host.page?.setData({ a: 1 }, () => order.push('drawn'))
  order.push(host.page?.data)
  await undefined
  expect(order).toEqual([{ a: 1 }, 'drawn'])
})
