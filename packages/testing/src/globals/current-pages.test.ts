// getCurrentPages of other runtimes: new objects each time, or none that works; the page stack itself is as ever.
import { afterEach, describe, expect, it } from 'vitest'
import { createHost, type Page, type Quirks } from '../index.ts'

const globals = globalThis as { getCurrentPages?: () => unknown }
let uninstall = () => {}
afterEach(() => {
  uninstall()
  delete globals.getCurrentPages
})

describe('fresh pages', () => {
  const open = async () => {
    const host = createHost({ quirks: { freshPages: true } })
    host.definePage('pages/list/list', {
      data: { n: 1 },
      count() {
        return (this as unknown as { data: { n: number } }).data.n
      },
    })
    await host.wx.navigateTo({ url: '/pages/list/list?a=1' })
    return host
  }

  it('are new objects at each call, of the host and of the global alike', async () => {
    const host = await open()
    uninstall = host.install()
    const seen = [host.getCurrentPages(), host.getCurrentPages(), globals.getCurrentPages?.()] as object[][]
    expect(seen.map((pages) => pages.length)).toEqual([2, 2, 2])
    expect(new Set([...seen.flat(), ...host.pages]).size).toBe(8)
  })

  it('can be read and called as the real ones', async () => {
    const host = await open()
    const page = host.getCurrentPages()[1] as Page & { count(): number }
    expect(page).toMatchObject({ route: 'pages/list/list', options: { a: '1' }, url: '/pages/list/list?a=1' })
    expect(page.count()).toBe(1)
    page.setData({ n: 2 })
    expect(host.page?.data).toEqual({ n: 2 })
  })

  it('have the methods that the real ones inherit', () => {
    class View {
      data = { n: 3 }
      count() {
        return this.data.n
      }
    }
    const host = createHost({ quirks: { freshPages: true }, entry: '' })
    host.definePage('pages/list/list', () => ({ page: new View() }))
    host.launch('pages/list/list')
    const [page] = host.getCurrentPages()
    expect(page).not.toBe(host.page)
    expect(page).toBeInstanceOf(View)
    expect((page as unknown as View).count()).toBe(3)
  })

  it('leave the pages that a test sees the real ones', async () => {
    const host = await open()
    expect(host.page).toBe(host.pages[1])
  })
})

describe('broken pages', () => {
  const install = (brokenPages: Quirks['brokenPages']) => {
    const host = createHost({ quirks: { brokenPages } } as { quirks: Quirks })
    uninstall = host.install()
    return host
  }

  it('are missing: there is no getCurrentPages, though there was one, until the host is uninstalled', () => {
    const earlier = () => []
    globals.getCurrentPages = earlier
    const host = install('missing')
    expect(host.getCurrentPages).toBeUndefined()
    expect('getCurrentPages' in globals).toBe(false)
    uninstall()
    expect(globals.getCurrentPages).toBe(earlier)
  })

  it('throw', () => {
    const host = install('throws')
    expect(() => host.getCurrentPages()).toThrow('getCurrentPages:fail')
    expect(() => globals.getCurrentPages?.()).toThrow('getCurrentPages:fail')
  })

  it('are undefined', () => {
    const host = install('undefined')
    expect(host.getCurrentPages()).toBeUndefined()
    expect(globals.getCurrentPages).toBeTypeOf('function')
    expect(globals.getCurrentPages?.()).toBeUndefined()
  })

  it.each(['missing', 'throws', 'undefined'] as const)('keep no router from working: %s', async (brokenPages) => {
    const host = install(brokenPages)
    await host.wx.navigateTo({ url: '/pages/list/list' })
    await host.wx.navigateTo({ url: '/pages/login/login' })
    await host.wx.navigateBack()
    expect(host.pages.map((page) => page.route)).toEqual(['pages/index/index', 'pages/list/list'])
  })
})
