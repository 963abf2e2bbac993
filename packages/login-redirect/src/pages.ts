// The open pages, and the URL that opens one of them again.
import { type OpenPage, pagesOf } from '@wxpipe/core'
import type { LoginState } from './login-state.ts'

/**
 * The URLs of the open pages, the top one last; empty in `App.onLaunch`, and if they cannot be read. A page is
 * identified by its URL and its place, because some runtimes create new page objects at each call.
 */
export function stackOf({ host }: LoginState): string[] {
  try {
    return (pagesOf(host) || []).map(urlOf)
  } catch {
    return []
  }
}

/** Tells for each open page whether it is the login page; the top one is last. */
export function loginPages(state: LoginState, loginPage: string): (boolean | undefined)[] {
  const { from } = state
  return stackOf(state).map((url, depth) =>
    // A page without a route is taken for the login page if it lies above the page that the user came from. If there was
    // none (`App.onLaunch`), it may as well be the app's first page.
    url ? pathOf(url) === pathOf(loginPage) : from && from.depth >= 0 && depth > from.depth,
  )
}

/** A page's URL with its leading slash; the page of a plugin (`plugin-private://…`) is only found without one. */
export function rooted(url: string): string {
  return url.replace(/^\/?(?![\w-]+:)/, '/')
}

/** A page's URL without its query. */
export function pathOf(url: string): string {
  return url.split('?')[0]!
}

/** Encodes a text for a URL; empty for a text with half a surrogate pair, which cannot be encoded. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return ''
  }
}

/** The URL that opens this page again with the same options; empty if the runtime does not tell its route. */
function urlOf({ route, options, $page }: OpenPage): string {
  const pairs = Object.entries(Object(options) as { [name: string]: string })
  // Options are raw in wx, and decoded in other runtimes. If one contains & or #, it cannot be raw: then none of them
  // is. In uni-app's H5, whose pages alone have an id, they are decoded however the page was opened, which `fullPath`
  // does not tell.
  const encode = Object($page).id || /[&#]/.test(`${pairs}`) ? encoded : String
  const query = pairs.map((pair) => pair.map(encode as typeof String).join('=')).join('&')
  return route ? rooted(route + (query && `?${query}`)) : ''
}
