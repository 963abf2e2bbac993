// Ends requests with the page, or the component, that started them.
import {
  type CancelSignal,
  type CancelSource,
  createCancelSource,
  type HttpRequest,
  ORDER_PAGE_SCOPE,
  type Plugin,
} from '@wxpipe/core'
import { createPages, type PageHost } from './pages.ts'

/** What requests can be tied to: `createScope()`, an `AbortController`, or anything else with a signal. */
export interface Scope {
  readonly signal: CancelSignal
}

/** Options of `pageScope`. */
export interface PageScopeOptions {
  /** The object that has `onBeforePageUnload` (base library 3.5.5); default: the global `wx`. */
  readonly host?: PageHost | undefined
  /** The page stack; default: the global `getCurrentPages`. */
  readonly getCurrentPages?: (() => readonly object[]) | undefined
  /** The interceptor's name; default `'page-scope'`. */
  readonly name?: string | undefined
}

/** The request option that `pageScope` adds. */
export interface PageScopeKeys {
  /** `false` lets the request outlive its page; a scope ties it to that instead. */
  readonly scope: false | Scope
}

/**
 * Makes the plugin that aborts a page's requests when the page unloads.
 * @throws AbortError (as a rejection) for a request whose page has gone
 * @example
 * client.use(pageScope())
 * client.post('read-receipt', data, { scope: false })
 */
export function pageScope(options: PageScopeOptions = {}): Plugin<PageScopeKeys> {
  const { name = 'page-scope' } = options
  const pages = createPages(options)
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
    request(request: HttpRequest<PageScopeKeys>) {
      const { scope } = request.options
      if (scope === false) return request
      const source = createCancelSource()
      const leave = scope ? () => {} : pages.enter(source)
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
  }
}
