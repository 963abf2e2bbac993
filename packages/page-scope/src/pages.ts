// Which requests belong to which open page; holds a page only while a request of it runs.
import type { CancelSource } from '@wxpipe/core'

/** The part of `wx` that tells when a page goes (base library 3.5.5). */
export interface PageHost {
  onBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
  offBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
}

interface PageLike {
  readonly route?: string
}

declare const wx: PageHost | undefined
declare function getCurrentPages(): readonly object[]

// Shared by the plugin instances and `withPageScope`: page to the sources of its running requests.
const running = new Map<object, Set<CancelSource>>()

/** Ends what a page has running. */
export function endPage(page: object): void {
  for (const source of Array.from(running.get(page) || [])) source.abort('the page was unloaded')
}

/**
 * Wraps a page's options, for base libraries without `wx.onBeforePageUnload`.
 * @example Page(withPageScope({ data: {}, onLoad() { loadGroups() } }))
 */
export function withPageScope<P extends object>(page: P): P {
  const { onUnload } = page as { onUnload?: (...args: unknown[]) => unknown }
  return Object.assign({}, page, {
    onUnload(this: object, ...args: unknown[]) {
      endPage(this)
      return onUnload && onUnload.apply(this, args)
    },
  })
}

export interface Pages {
  /** Ties a source to the page on top. @returns what unties it; nothing when there is no page yet */
  enter(source: CancelSource): (() => void) | undefined
}

export function createPages(options: {
  host?: PageHost | undefined
  getCurrentPages?: (() => readonly object[]) | undefined
}): Pages {
  const plain = (path: string | undefined) => `${path}`.replace(/^\//, '')
  // The event names a route, and a route may be open twice: the upper one goes first.
  const onUnload = ({ path }: { readonly path: string }) => {
    const stack = stackOf().filter((page) => running.has(page) && plain((page as PageLike).route) === plain(path))
    if (stack.length) endPage(stack[stack.length - 1]!)
  }
  const stackOf = () => (options.getCurrentPages || getCurrentPages)()
  const hostOf = () => options.host || (typeof wx === 'object' ? wx : undefined) || {}
  let mine = 0

  return {
    enter(source) {
      const stack = stackOf()
      const page = stack[stack.length - 1]
      if (!page) return undefined
      const sources = running.get(page) || new Set()
      running.set(page, sources.add(source))
      const host = hostOf()
      if (++mine === 1 && host.onBeforePageUnload) host.onBeforePageUnload(onUnload)
      return () => {
        if (sources.delete(source) && !sources.size) running.delete(page)
        if (--mine === 0 && host.offBeforePageUnload) host.offBeforePageUnload(onUnload)
      }
    },
  }
}
