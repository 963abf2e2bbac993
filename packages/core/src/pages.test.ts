// The open pages, in runtimes that tell them in different ways (FAULTS S12, S14).
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type OpenPage, pageKey, pagesOf } from './index.ts'

afterEach(() => void vi.unstubAllGlobals())

describe('the open pages', () => {
  it('are the host’s, or else the global ones', () => {
    vi.stubGlobal('getCurrentPages', () => [{ route: 'global' }])
    expect(pagesOf({ getCurrentPages: () => [{ route: 'own' }] })).toEqual([{ route: 'own' }])
    expect(pagesOf({})).toEqual([{ route: 'global' }])
    expect(pagesOf(undefined)).toEqual([{ route: 'global' }])
  })

  it('are none when they cannot be read', () => {
    const throws = () => {
      throw new Error('not yet')
    }
    for (const getCurrentPages of [throws, () => undefined, () => null, () => 'x', () => [undefined]]) {
      expect(pagesOf({ getCurrentPages })).toEqual([])
    }
  })

  it('are unknown where nothing tells them', () => {
    for (const host of [undefined, null as unknown as undefined, {}]) expect(pagesOf(host)).toBeUndefined()
  })
})

describe('a page', () => {
  const orders = { route: 'pages/orders/orders', options: { id: '1' } }

  it('is the same page whatever object stands for it', () => {
    expect(pageKey(orders, 1)).toBe(pageKey({ ...orders, options: { ...orders.options } }, 1))
  })

  it('is another one at another depth, with another query or another route', () => {
    const keys = [
      pageKey(orders, 1),
      pageKey(orders, 2),
      pageKey({ ...orders, options: { id: '2' } }, 1),
      pageKey({ ...orders, route: 'pages/me/me' }, 1),
      pageKey({}, 1),
    ]
    expect(new Set(keys).size).toBe(5)
  })

  it('that cannot be read is known by its depth alone', () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    const throws = Object.defineProperty({}, 'route', {
      get() {
        throw new Error('gone')
      },
    })
    for (const page of [throws, { options: circular }] as OpenPage[]) expect(pageKey(page, 2)).toBe('2')
    const odd = { route: 'a', $page: null, options: null } as unknown as OpenPage
    expect(pageKey(odd, 1)).not.toBe(pageKey(odd, 2))
  })

  it('is known by its own id or stamp where the runtime has one', () => {
    const first = { ...orders, $page: { id: 7, fullPath: '/pages/orders/orders?id=1' } }
    expect(pageKey(first, 1)).toBe(pageKey(first, 2))
    expect(pageKey(first, 1)).not.toBe(pageKey({ ...first, $page: { ...first.$page, id: 8 } }, 1))
    const stamped = { options: {}, path: '/pages/orders/orders?stamp=A1' }
    expect(pageKey(stamped, 1)).not.toBe(pageKey({ ...stamped, path: '/pages/orders/orders?stamp=A2' }, 1))
  })
})
