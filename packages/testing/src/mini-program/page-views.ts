// One opened page: a root component of the framework in a box of its own, which is shown, hidden and removed with the
// page.
import type { Host } from '../host-types.ts'
import type { PageMaker } from '../pages/page-objects.ts'
import type { Code } from './code.ts'
import { addElement, type DomElement } from './dom.ts'
import type { Frame } from './frame.ts'
import type { Root } from './framework.ts'

export interface PageViews {
  readonly maker: PageMaker
  /** The box of the page on top. */
  readonly current: DomElement | undefined
}

/** Pixels from its end at which a page's `onReachBottom` is called. */
const NEAR_THE_END = 50

export function createPageViews(host: Host, code: Code, frame: Frame, createRoot: (path: string) => Root): PageViews {
  let current: DomElement | undefined

  const call = (page: object, hook: string) => {
    const run = (page as Record<string, unknown>)[hook]
    if (typeof run !== 'function') return
    try {
      run.call(page)
    } catch (error) {
      host.report(error)
    }
  }
  const watchTheEnd = (box: DomElement, page: object) => {
    let toldAt = 0
    box.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = box
      if (scrollTop + clientHeight < scrollHeight - NEAR_THE_END || toldAt === scrollHeight) return
      toldAt = scrollHeight
      call(page, 'onReachBottom')
    })
  }

  return {
    get current() {
      return current
    },
    maker({ route: path }) {
      code.load(path)
      const root = createRoot(path)
      const box = addElement(frame.pages, 'wx-page')
      const scroll = addElement(box, 'wx-scroll')
      root.attach(scroll, addElement(scroll, ''))
      const page = root.get()
      // Not enumerable, because the framework's internals would fill a screen wherever the page is printed.
      Object.defineProperty(page, '_$', { enumerable: false })
      watchTheEnd(scroll, page)
      const triggerLifetime = (lifetime: 'show' | 'hide') => root.getComponent().triggerPageLifetime(lifetime, [])
      return {
        page,
        show() {
          current = box
          box.hidden = false
          frame.show({ path, config: code.configOf(path), css: code.styleOf(path), isFirst: host.pages.length < 2 })
          triggerLifetime('show')
        },
        hide() {
          box.hidden = true
          triggerLifetime('hide')
        },
        unload() {
          root.release()
          box.remove()
        },
      }
    },
  }
}
