// The part of wx that opens pages, and the pages that are open.

/** A page as `getCurrentPages()` gives it. */
export interface OpenPage {
  readonly route?: string | undefined
  /** The values of the page's query as they stand in its URL: not decoded. */
  readonly options?: { readonly [name: string]: string | undefined } | undefined
}

/** What a routing call is given. */
export interface RouteCall {
  url: string
  success?: () => void
  fail?: () => void
}

/** The part of `wx` that opens pages; the simulated host fits as well. */
export interface RoutingHost {
  navigateTo(call: RouteCall): unknown
  redirectTo(call: RouteCall): unknown
  switchTab(call: RouteCall): unknown
  reLaunch(call: RouteCall): unknown
  /** Needed by `loginCompleted` alone. */
  navigateBack?(call: Omit<RouteCall, 'url'> & { delta: number }): unknown
  /** Default: the global `getCurrentPages`. */
  getCurrentPages?(): readonly OpenPage[]
}

declare const getCurrentPages: (() => readonly OpenPage[]) | undefined

/** The open pages, the top one last; none in `App.onLaunch`. */
export function pagesOf(host: RoutingHost): readonly OpenPage[] {
  if (host.getCurrentPages) return host.getCurrentPages()
  return typeof getCurrentPages === 'function' ? getCurrentPages() : []
}

/** The page on top. */
export function topOf(host: RoutingHost): OpenPage | undefined {
  return pagesOf(host).slice(-1)[0]
}

/** A page's URL with its leading slash. */
export function rooted(url: string): string {
  return url.replace(/^\/?/, '/')
}

/** A page's URL without its query. */
export function pathOf(url: string): string {
  return url.split('?')[0]!
}

/** The URL that opens this page again, exactly as it was opened; empty where the runtime does not tell its route. */
export function urlOf({ route, options = {} }: OpenPage = {}): string {
  // The raw values as they are: decoding or encoding them here would change what the page reads.
  const query = Object.keys(options)
    .map((name) => `${name}=${options[name]}`)
    .join('&')
  return route ? rooted(route) + (query && `?${query}`) : ''
}
