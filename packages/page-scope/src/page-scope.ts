// Aborts reads with the page that started them, and other requests with the page or scope that they are tied to.
import {
  type CancelSignal,
  type Client,
  ConfigError,
  checkOptions,
  type HttpRequest,
  hasMethod,
  type Method,
  ORDER_PAGE_SCOPE,
  type Plugin,
} from '@wxpipe/core'
import { createPages, endedBy, type PageHost } from './pages.ts'

/** What requests can be tied to: `createScope()`, an `AbortController`, or anything else with a signal. */
export interface Scope {
  /** Ends the requests when it aborts. */
  readonly signal: CancelSignal
}

/** Options of `pageScope`. */
export interface PageScopeOptions {
  /**
   * Methods whose requests end with their page; default GET, HEAD, OPTIONS. The others outlive it: aborting them would
   * not undo what they have done on the server.
   */
  readonly methods?: readonly Method[] | undefined
  /**
   * The object with `onBeforePageUnload` (base library 3.5.5, by WeChat's typings); default: the client's host. Only
   * for a client whose host lacks it.
   */
  readonly host?: PageHost | undefined
  /** Returns the page stack; default: `getCurrentPages` of the host, or the global one. */
  readonly getCurrentPages?: (() => readonly object[]) | undefined
  /** The interceptor's name; default `'page-scope'`. */
  readonly name?: string | undefined
}

/** The request option that `pageScope` adds. */
export interface PageScopeKeys {
  /** Whatever the method: `true` ends the request with its page, `false` does not, a scope ties it to that instead. */
  readonly scope: boolean | Scope
}

/** What the host adds to a page; the page's own `data` and methods keep their types. */
export interface HostPage {
  setData(data: object, done?: () => void): void
  // biome-ignore lint/suspicious/noExplicitAny: what else the host gives a page is in its typings, not needed here
  readonly [member: string]: any
}

/** The plugin, and what pages call on it. */
export type PageScopePlugin = Plugin<PageScopeKeys> & {
  /**
   * Ends the requests of a page, for Vue and React pages, and wherever `wx.onBeforePageUnload` is missing.
   * @param page the page from `getCurrentPages`, or the `this` of its hooks; default: the page on top
   * @example
   * const page = getCurrentPages().pop()
   * onUnload(() => scope.end(page))
   */
  readonly end: (page?: object) => void
  /**
   * Wraps a page's options, for base libraries without `wx.onBeforePageUnload`.
   * @example Page(scope.wrap({ data: { title: '' }, onLoad() { this.setData({ title: 'Groups' }) } }))
   */
  readonly wrap: <P extends object>(page: P & ThisType<P & HostPage>) => P
}

/**
 * Makes the plugin that aborts a page's reads when the page unloads. Writes outlive their page, unless `methods` or the
 * request's own `scope` says otherwise.
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, where there is no
 * `getCurrentPages`, and for a `scope` that has no signal. AbortError (as a rejection) for a request whose page has
 * gone
 * @example
 * export const scope = pageScope()
 * export const client = createClient({ baseURL }).use(scope)
 * client.post('search', data, { scope: true })
 */
export function pageScope(options: PageScopeOptions = {}): PageScopePlugin {
  const {
    methods = ['GET', 'HEAD', 'OPTIONS'],
    name = 'page-scope',
    host,
    getCurrentPages,
  } = checkOptions('page-scope', options, {
    methods: 'list',
    host: 'object function',
    getCurrentPages: 'function',
    name: 'string',
  })
  let firstClient: Client | undefined
  const pages = createPages(
    (request) => host || Object(request ? request.call.client : firstClient).host,
    // The app's own function is called as a method of the options.
    getCurrentPages && options,
  )

  return {
    name,
    order: ORDER_PAGE_SCOPE,
    keys: { scope: 'boolean object' },
    install(client) {
      firstClient = firstClient || client
    },
    request(request: HttpRequest<PageScopeKeys>) {
      const { scope = hasMethod(methods, request) } = request.options
      if (!scope) return request
      if (scope === true) return pages.enter(request)
      if (typeof Object(scope.signal).addEventListener === 'function') return endedBy(request, scope.signal)
      throw new ConfigError('scope must be true, false or a scope', { request })
    },
    response(response, request) {
      pages.leave(request)
      return response
    },
    error(error, request) {
      pages.leave(request)
      throw error
    },
    end: pages.end,
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
