// Tracks which requests belong to which open page; refers to a page only while a request of it runs.
import {
  anySignal,
  type CancelSignal,
  type CancelSource,
  ConfigError,
  createCancelSource,
  type HttpRequest,
  type OpenPage,
  pageKey,
  pagesOf,
  withRequest,
} from '@wxpipe/core'

/** The part of `wx` that reports when a page is unloaded (base library 3.5.5, by WeChat's typings). */
export interface PageHost {
  /** Never called: typings before 4.0 lack the two below, and TypeScript refuses a `wx` with no member in common. */
  readonly request?: unknown
  onBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
  offBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
}

/** A page with running requests, and what ends them. */
interface RunningPage extends CancelSource {
  readonly page: OpenPage
  /** By which pages are compared: Taro's H5 creates new objects for the same pages at each call. */
  readonly key: string
  readonly depth: number
  requests: number
}

/** The requests of the open pages. */
export interface Pages {
  /** Ties a request to the page on top. @returns the tied request; the given one if there is no page yet */
  enter(request: HttpRequest): HttpRequest
  /** Unties a request when it has ended. */
  leave(request: HttpRequest): void
  /** Ends the requests of a page; without one, those of the page on top. */
  end(page?: OpenPage): void
}

/** The request, which this signal ends as well. */
export const endedBy = (request: HttpRequest, signal: CancelSignal): HttpRequest =>
  withRequest(request, { signal: anySignal(request.signal, signal) })

/**
 * @param hostOf returns the host of a request's client; without a request, that of the first client
 * @param stackHost has `getCurrentPages`; if undefined, that host or the global function is asked
 */
export function createPages(
  hostOf: (request?: HttpRequest) => object | undefined,
  stackHost: object | undefined,
): Pages {
  const running = new Set<RunningPage>()
  const pageOf = new WeakMap<HttpRequest, RunningPage>()
  const gone = new WeakSet<object>()
  let listening: PageHost | undefined

  const stackOf = (request?: HttpRequest) => pagesOf(stackHost || hostOf(request))
  /** The newest of the running pages that this is true of. */
  const findNewest = (test: (entry: RunningPage) => boolean) => Array.from(running).reverse().find(test)
  const endNewest = (test: (entry: RunningPage) => boolean) => {
    const entry = findNewest(test)
    if (!entry) return
    // Removed before the abort: a request that begins during it is not ended.
    running.delete(entry)
    entry.abort('the page was unloaded')
  }
  // The event names a route, not a page. Of two pages with this route, the upper one is unloaded first; `gone` tells
  // them apart, because the host may unload several pages before it changes the stack. A hidden tab page is in no
  // stack, so the pages with running requests are searched as well, last.
  const onUnload = ({ path }: { readonly path: string }) => {
    const open = (stackOf() || []).map((page, depth) => ({ page, key: pageKey(page, depth) }))
    const busy: readonly { readonly page: OpenPage; readonly key: string }[] = Array.from(running)
    const unloaded = busy
      .concat(open)
      .reverse()
      .find(({ page }) => !gone.has(page) && plain(page.route) === plain(path))
    if (!unloaded) return
    gone.add(unloaded.page)
    endNewest(({ key }) => key === unloaded.key)
  }

  const end = (page?: OpenPage): void => {
    const stack = stackOf() || []
    const depth = page ? stack.indexOf(page) : stack.length - 1
    const top = stack[depth]
    if (top) endNewest(({ key }) => key === pageKey(top, depth))
    // The page has left the stack already, or the runtime has created another object for it. A known page that is still
    // in the stack is another one, which was opened in its place.
    else if (page) endNewest((entry) => stack[entry.depth] !== entry.page && pageKey(page, entry.depth) === entry.key)
  }

  return {
    enter(request) {
      const stack = stackOf(request)
      if (!stack) {
        throw new ConfigError('page-scope found no getCurrentPages: pass pageScope({ getCurrentPages })', { request })
      }
      const depth = stack.length - 1
      const page = stack[depth]
      if (!page) return request
      const key = pageKey(page, depth)
      const known = findNewest((entry) => entry.key === key)
      // Another object with the same key is another page, opened in place of one that is gone, unless the runtime
      // creates new page objects at each call.
      const isKnown = known && (known.page === page || (stackOf(request) || [])[depth] !== page)
      const entry: RunningPage = isKnown
        ? known
        : Object.assign(createCancelSource(), { page, key, depth, requests: 0 })
      running.add(entry)
      entry.requests++
      // If the host throws, or has no such function, there is no listener for now: the next request, which may be that
      // of another client with another host, tries again.
      try {
        if (!listening) {
          const host = hostOf(request) as PageHost
          host.onBeforePageUnload!(onUnload)
          listening = host
        }
      } catch {}
      const tied = endedBy(request, entry.signal)
      pageOf.set(tied, entry)
      return tied
    },
    leave(request) {
      const entry = pageOf.get(request)
      if (!entry) return
      // So that a host that keeps its callbacks does not keep the page in memory.
      pageOf.delete(request)
      if (!--entry.requests) running.delete(entry)
      if (running.size) return
      try {
        listening!.offBeforePageUnload!(onUnload)
        // Not if the host cannot remove the listener: a second one would take each unload for that of another page, too.
        listening = undefined
      } catch {}
    },
    end,
  }
}

/** The route without a leading slash: with and without it, it is the same route. */
function plain(path: unknown): string {
  return `${path}`.replace(/^\//, '')
}
