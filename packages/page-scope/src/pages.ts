// Tracks which requests belong to which open page; refers to a page only while a request of it runs.
import { type CancelSource, ConfigError, type HttpRequest, type OpenPage, pageKey, pagesOf } from '@wxpipe/core'

/** The part of `wx` that reports when a page is unloaded (base library 3.5.5). */
export interface PageHost {
  /** Never called: typings before 4.0 lack the two below, and TypeScript refuses a `wx` with no member in common. */
  readonly request?: unknown
  onBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
  offBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
}

/** A page with running requests. */
interface RunningPage {
  readonly page: OpenPage
  readonly depth: number
  readonly sources: Set<CancelSource>
}

/** The requests of the open pages. */
export interface Pages {
  /** Ties a source to the page on top. @returns the function that unties it; undefined if there is no page yet */
  enter(source: CancelSource, request: HttpRequest): (() => void) | undefined
  /** Ends the requests of a page; without one, those of the page on top. */
  end(page: OpenPage | undefined): void
}

/**
 * @param hostOf returns the host that reports unloaded pages, for the client of a request
 * @param stackHostOf returns the object that has `getCurrentPages`; if undefined, the global function is called
 */
export function createPages(
  hostOf: (request: HttpRequest) => PageHost | undefined,
  stackHostOf: (request?: HttpRequest) => object | undefined,
): Pages {
  // By key: Taro's H5 creates new objects for the same pages at each call.
  const running = new Map<string, RunningPage>()
  const gone = new WeakSet<object>()
  let tiedRequests = 0
  let listening: PageHost | undefined

  const endAll = (key: string | undefined) => {
    const { sources } = running.get(key!) || { sources: [] }
    for (const source of Array.from(sources)) source.abort('the page was unloaded')
  }
  // The event names a route, not a page. Of two pages with this route, the upper one is unloaded first; `gone` tells
  // them apart, because the host may unload several pages before it changes the stack. A hidden tab page is in no
  // stack, so the pages with running requests are searched as well, last.
  const onUnload = ({ path }: { readonly path: string }) => {
    const busy = Array.from(running, ([key, { page }]) => ({ page, key }))
    const open = (pagesOf(stackHostOf()) || []).map((page, depth) => ({ page, key: pageKey(page, depth) }))
    const unloaded = busy
      .concat(open)
      .reverse()
      .find(({ page }) => !gone.has(page) && plain(page.route) === plain(path))
    if (!unloaded) return
    gone.add(unloaded.page)
    endAll(unloaded.key)
  }

  const end = (page: OpenPage | undefined): void => {
    const stack = pagesOf(stackHostOf()) || []
    const depth = page ? stack.indexOf(page) : stack.length - 1
    if (depth >= 0) return endAll(pageKey(stack[depth]!, depth))
    // The page has left the stack already, or the runtime has created another object for it. A known page that is still
    // in the stack is another one, which was opened in its place.
    const isSame = ([key, entry]: readonly [string, RunningPage]) =>
      !!page && stack[entry.depth] !== entry.page && pageKey(page, entry.depth) === key
    endAll((Array.from(running).reverse().find(isSame) || [])[0])
  }

  return {
    enter(source, request) {
      const stack = pagesOf(stackHostOf(request))
      if (!stack) {
        throw new ConfigError('page-scope found no getCurrentPages: pass pageScope({ getCurrentPages })', { request })
      }
      const depth = stack.length - 1
      const page = stack[depth]
      if (!page) return undefined
      const key = pageKey(page, depth)
      const known = running.get(key)
      // Another object with the same key is another page, opened in place of one that is gone, unless the runtime
      // creates new page objects at each call.
      const isKnown = known && (known.page === page || (pagesOf(stackHostOf(request)) || [])[depth] !== page)
      const entry: RunningPage = isKnown ? known : { page, depth, sources: new Set() }
      running.set(key, entry)
      entry.sources.add(source)
      tiedRequests++
      // If the host throws, or has no such function, there is no listener for now: the next request, which may be that
      // of another client with another host, tries again.
      try {
        if (!listening) {
          const host = hostOf(request)!
          host.onBeforePageUnload!(onUnload)
          listening = host
        }
      } catch {}
      return () => {
        if (entry.sources.delete(source) && !entry.sources.size && running.get(key) === entry) running.delete(key)
        if (--tiedRequests || !listening) return
        const host = listening
        listening = undefined
        try {
          if (host.offBeforePageUnload) host.offBeforePageUnload(onUnload)
        } catch {}
      }
    },
    end,
  }
}

/** The route without a leading slash: with and without it, it is the same route. */
function plain(path: unknown): string {
  return `${path}`.replace(/^\//, '')
}
