// Ends requests with the page, or the component, that started them.
import {
  type CancelSignal,
  type CancelSource,
  type Client,
  createCancelSource,
  type HttpRequest,
  ORDER_PAGE_SCOPE,
  own,
  type Plugin,
} from '@wxpipe/core'
import { createPages, type PageHost } from './pages.ts'

/** What requests can be tied to: `createScope()`, an `AbortController`, or anything else with a signal. */
export interface Scope {
  readonly signal: CancelSignal
}

/** Options of `pageScope`. */
export interface PageScopeOptions {
  /** What has `onBeforePageUnload` (base library 3.5.5); default: the client's host. Only for a client whose host has not. */
  readonly host?: PageHost | undefined
  /** The page stack; default: the host's, or the global `getCurrentPages`. */
  readonly getCurrentPages?: (() => readonly object[]) | undefined
  /** The interceptor's name; default `'page-scope'`. */
  readonly name?: string | undefined
}

/** The request option that `pageScope` adds. */
export interface PageScopeKeys {
  /** `false` lets the request outlive its page; a scope ties it to that instead. */
  readonly scope: false | Scope
}

/** The plugin, and what pages call on it. */
export type PageScopePlugin = Plugin<PageScopeKeys> & {
  /**
   * Ends the requests of a page, for Vue and React pages and whatever else has no `wx.onBeforePageUnload`.
   * @param page what `getCurrentPages` gave for it, or the `this` of its hooks; default: the page on top
   * @example
   * const page = getCurrentPages().pop()
   * onUnload(() => scope.end(page))
   */
  readonly end: (page?: object) => void
  /**
   * Wraps a page's options, for base libraries without `wx.onBeforePageUnload`.
   * @example Page(scope.wrap({ data: {}, onLoad() { loadGroups() } }))
   */
  readonly wrap: <P extends object>(page: P) => P
}

/**
 * Makes the plugin that aborts a page's requests when the page unloads.
 * @throws AbortError (as a rejection) for a request whose page has gone; ConfigError (as a rejection) where there is no
 * `getCurrentPages`
 * @example
 * export const scope = pageScope()
 * export const client = createClient({ baseURL }).use(scope)
 * client.post('read-receipt', data, { scope: false })
 */
export function pageScope(options: PageScopeOptions = {}): PageScopePlugin {
  const { name = 'page-scope', host, getCurrentPages } = own(options)
  let served: Client | undefined
  const hostOf = (client: Client | undefined): object | undefined => host || (client && client.host)
  const pages = createPages(
    (request) => hostOf(request.call.client),
    // Called as a method of what the app gave.
    (request) => (getCurrentPages ? options : hostOf(request ? request.call.client : served)),
  )
  const releases = new WeakMap<HttpRequest, () => void>()

  const tie = (request: HttpRequest, source: CancelSource, leave: () => void, scope?: Scope): HttpRequest => {
    const signals = [request.signal, scope && scope.signal].filter(Boolean) as CancelSignal[]
    const links = signals.map((signal) => {
      const onAbort = () => source.abort(signal.reason)
      if (signal.aborted) onAbort()
      else signal.addEventListener('abort', onAbort)
      return () => signal.removeEventListener('abort', onAbort)
    })
    const tied = Object.assign({}, request, { signal: source.signal })
    releases.set(tied, () => {
      for (const unlink of links) unlink()
      leave()
    })
    return tied
  }

  const release = (request: HttpRequest): void => {
    const end = releases.get(request)
    // Taken out, so that a host that keeps its callbacks does not keep the page.
    if (releases.delete(request)) end!()
  }

  return {
    name,
    order: ORDER_PAGE_SCOPE,
    install(client) {
      served = served || client
    },
    request(request: HttpRequest<PageScopeKeys>) {
      const { scope } = request.options
      if (scope === false) return request
      const source = createCancelSource()
      const leave = scope ? () => {} : pages.enter(source, request)
      return leave ? tie(request, source, leave, scope) : request
    },
    response(response, request) {
      release(request)
      return response
    },
    error(error, request) {
      release(request)
      throw error
    },
    end: (page) => pages.end(page),
    wrap(page) {
      const { onUnload } = page as { onUnload?: (...args: unknown[]) => unknown }
      return Object.assign({}, page, {
        onUnload(this: object, ...args: unknown[]) {
          pages.end(this)
          return onUnload && onUnload.apply(this, args)
        },
      })
    },
  }
}
