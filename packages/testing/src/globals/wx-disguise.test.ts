// The wx object of other runtimes: a Proxy that takes no symbol, frozen, or empty.
import { afterEach, describe, expect, it } from 'vitest'
import { ok, SUCCESS, URL } from '../../test/one-request.ts'
import { createHost, type HostOptions, type Quirks } from '../index.ts'

const globals = globalThis as { wx?: unknown }
let uninstall = () => {}
afterEach(() => uninstall())

const create = (quirks: Quirks) => createHost({ ...ok, quirks } as HostOptions)
const KEY = Symbol('key')

/** A request and a route, through the global wx. */
const works = async (quirks: Quirks) => {
  const host = create(quirks)
  uninstall = host.install()
  // Not toBe: what it prints when it fails would look at symbols.
  expect(globals.wx === host.wx).toBe(true)
  const { wx } = globals as Pick<typeof host, 'wx'>
  const response = await new Promise<unknown[]>((resolve) => {
    wx.request({ url: URL, success: ({ data, errMsg }) => resolve(['success', data, errMsg]) })
  })
  await wx.navigateTo({ url: '/pages/list/list' })
  host.reset()
  return response
}

describe('a strict Proxy', () => {
  const { wx } = create({ strictProxy: true })

  it.each<[string, () => unknown]>([
    ['read', () => Reflect.get(wx, KEY)],
    ['asked for', () => KEY in wx],
    ['written', () => Reflect.set(wx, KEY, 1)],
    ['defined', () => Object.defineProperty(wx, KEY, { value: 1 })],
  ])('throws a TypeError when a symbol is %s', (_, touch) => {
    expect(touch).toThrow(TypeError)
  })

  it('takes names as ever: they are read, found, written and defined', () => {
    const object = wx as unknown as Record<string, unknown>
    object['written'] = 1
    Object.defineProperty(object, 'defined', { value: 2 })
    expect([object['written'], object['defined'], 'written' in object, 'absent' in object]).toEqual([1, 2, true, false])
    expect(Object.keys(object)).toContain('request')
  })

  it('can be installed, and works', async () => {
    expect(await works({ strictProxy: true })).toEqual(SUCCESS)
  })
})

describe('a frozen wx', () => {
  it('takes no new member, and loses none', () => {
    const { wx } = create({ frozen: true })
    expect(Object.isFrozen(wx)).toBe(true)
    expect(Reflect.set(wx, 'request', 1)).toBe(false)
    expect(Reflect.set(wx, KEY, 1)).toBe(false)
  })

  it('can be installed, and works', async () => {
    expect(await works({ frozen: true })).toEqual(SUCCESS)
  })

  it('can be a strict Proxy too', async () => {
    const both = { frozen: true, strictProxy: true }
    const { wx } = create(both)
    expect(Object.isFrozen(wx)).toBe(true)
    expect(() => Reflect.get(wx, KEY)).toThrow(TypeError)
    expect(await works(both)).toEqual(SUCCESS)
  })
})

describe('a host without request', () => {
  it('has an empty wx, installed or not, and still its pages', () => {
    const host = create({ noRequest: true })
    uninstall = host.install()
    expect(host.wx).toEqual({})
    expect(globals.wx).toBe(host.wx)
    expect(host.getCurrentPages()).toHaveLength(1)
    host.reset()
    expect(host.page?.route).toBe('pages/index/index')
  })
})
