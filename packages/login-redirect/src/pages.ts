// The open pages, and the URL that opens one of them again.
import { type OpenPage, pagesOf } from '@wxpipe/core'
import type { LoginState } from './login-state.ts'

/**
 * The URLs of the open pages, the top one last; none in `App.onLaunch`, and none when they cannot be read. A page is known
 * by its URL and its place, because some runtimes make new objects for the pages at each call.
 */
export function stackOf({ host }: LoginState): string[] {
  try {
    return (pagesOf(host) || []).map(urlOf)
  } catch {
    return []
  }
}

/** A page's URL with its leading slash. */
export function rooted(url: string): string {
  return url.replace(/^\/?/, '/')
}

/** A page's URL without its query. */
export function pathOf(url: string): string {
  return url.split('?')[0]!
}

/** Encodes for a URL; nothing for half of a character, which cannot be encoded. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return ''
  }
}

/** The URL that opens this page again with the same options; empty where the runtime does not tell its route. */
function urlOf({ route, options, $page }: OpenPage): string {
  const pairs = Object.entries(Object(options) as { [name: string]: string })
  // Options are raw in wx, and decoded in other runtimes. What has & or # in it cannot be raw: then none of them is. In
  // uni-app's H5, whose pages alone have an id, they are decoded however the page was opened, as `fullPath` does not tell.
  const encode = Object($page).id || /[&#]/.test(`${pairs}`) ? encoded : String
  const query = pairs.map((pair) => pair.map(encode as typeof String).join('=')).join('&')
  return route ? rooted(route + (query && `?${query}`)) : ''
}
