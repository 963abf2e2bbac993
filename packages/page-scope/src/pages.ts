// Which requests belong to which open page; holds a page only while a request of it runs.
import type { CancelSource } from '@wxpipe/core'

/** The part of `wx` that tells when a page goes (base library 3.5.5). */
export interface PageHost {
  /** Not called: the typings before 4.0 know nothing of the two below, and a `wx` with no member in common is refused. */
  readonly request?: unknown
  onBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
  offBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
}

declare const wx: PageHost | undefined
declare const getCurrentPages: (() => readonly object[]) | undefined

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
  const noPages = () => []
  const stackOf = () =>
    (options.getCurrentPages || (typeof getCurrentPages === 'function' ? getCurrentPages : noPages))()
  const gone = new WeakSet<object>()
  // The event names a route. One that is open twice loses its upper page first, though the host may take several pages
  // off before it changes the stack; a hidden tab page is in no stack.
  const onUnload = ({ path }: { readonly path: string }) => {
    const stack = stackOf()
    const hidden = Array.from(running.keys()).filter((page) => !stack.includes(page))
    const page = hidden
      .concat(stack)
      .reverse()
      .find((each) => !gone.has(each) && plain(routeOf(each)) === plain(path))
    if (!page) return
    gone.add(page)
    endPage(page)
  }
  let mine = 0

  return {
    enter(source) {
      const stack = stackOf()
      const page = stack[stack.length - 1]
      if (!page) return undefined
      const sources = running.get(page) || new Set()
      running.set(page, sources.add(source))
      const host: PageHost = options.host || (typeof wx === 'object' && wx) || {}
      if (++mine === 1 && host.onBeforePageUnload) host.onBeforePageUnload(onUnload)
      return () => {
        if (sources.delete(source) && !sources.size) running.delete(page)
        if (--mine === 0 && host.offBeforePageUnload) host.offBeforePageUnload(onUnload)
      }
    },
  }
}

function routeOf(page: object): unknown {
  return (page as { readonly route?: string }).route
}

/** With and without a leading slash is one route. */
function plain(path: unknown): string {
  return `${path}`.replace(/^\//, '')
}
