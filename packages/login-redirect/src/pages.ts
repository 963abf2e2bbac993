// The open pages, and the URL that opens one of them again.
import { type OpenPage, pageKey, pagesOf } from '@wxpipe/core'

/** The open pages at one moment, told apart by their keys. */
export interface Stack {
  /** Empty in `App.onLaunch`, and where the pages cannot be read. */
  readonly pages: readonly OpenPage[]
  readonly keys: readonly string[]
  /** The index of the page on top. */
  readonly last: number
}

/** Reads the open pages, anew each time: some runtimes make new objects for them at each call. */
export function stackOf(host: object | undefined): Stack {
  const pages = pagesOf(host) || []
  return { pages, keys: pages.map(pageKey), last: pages.length - 1 }
}

/** A page's URL with its leading slash. */
export function rooted(url: string): string {
  return url.replace(/^\/?/, '/')
}

/** A page's URL without its query. */
export function pathOf(url: string): string {
  return url.split('?')[0]!
}

/** The URL that opens this page again, as it was opened; empty where the runtime does not tell its route. */
export function urlOf(page: OpenPage = {}): string {
  const { route = '', options = {}, path = '', $page = {} } = page
  // uni-app's H5 tells how the page was opened. In its Mini Programs, whose pages have no id, that is encoded twice.
  if ($page.fullPath && $page.id !== undefined) return rooted($page.fullPath)
  // Taro's H5: the query is in `path` alone, with a stamp that belongs to the page that was, not to its URL.
  if (/[?&]stamp=/.test(path)) return rooted(path.replace(/([?&])stamp=[^&]*&?/, '$1').replace(/[?&]$/, ''))
  const names = Object.keys(options)
  // Options are raw in wx, and decoded in other runtimes. What has & or # in it cannot be raw: then none of them is.
  const write = /[&#]/.test(names.map((name) => name + options[name]).join()) ? encoded : String
  const query = names.map((name) => `${write(name)}=${write(`${options[name]}`)}`).join('&')
  return route && rooted(route) + (query && `?${query}`)
}

/** Encodes for a URL; nothing for half of a character, which cannot be encoded. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return ''
  }
}
