// The open pages, and the URL that opens one of them again.
import { type OpenPage, pageKey, pagesOf } from '@wxpipe/core'

/** The open pages at one moment, told apart by their keys. */
export interface Stack {
  /** Empty in `App.onLaunch`, and where the pages cannot be read. */
  readonly pages: readonly OpenPage[]
  readonly keys: readonly string[]
  /** The page on top. */
  readonly top: OpenPage | undefined
  readonly topKey: string | undefined
}

/** Reads the open pages, anew each time: some runtimes make new objects for them at each call. */
export function stackOf(host: object | undefined): Stack {
  const pages = pagesOf(host) || []
  const keys = pages.map(pageKey)
  const last = pages.length - 1
  return { pages, keys, top: pages[last], topKey: keys[last] }
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
  const { route, options, path } = page
  const { id, fullPath } = Object(page.$page) as NonNullable<OpenPage['$page']>
  // Taro's H5: the query is in `path` alone, with a stamp that belongs to the page that was, not to its URL.
  if (path && /[?&]stamp=/.test(path)) {
    return rooted(path.replace(/([?&])stamp=[^&]*(&|$)/, (_, before, after) => (after ? before : '')))
  }
  const reencoded = () => rooted(`${route}${queryOf(options, encoded)}`)
  // uni-app tells how the page was opened. In its Mini Programs, whose pages have no id, that is made from the raw options
  // by encoding them once more: there it would be encoded twice.
  if (fullPath && (id !== undefined || rooted(fullPath) !== reencoded())) return rooted(fullPath)
  if (!route) return ''
  // Options are raw in wx, and decoded in other runtimes. What has & or # in it cannot be raw: then none of them is.
  const isDecoded = /[&#]/.test(
    Object.keys(Object(options))
      .map((name) => name + options![name])
      .join(),
  )
  return isDecoded ? reencoded() : rooted(route) + queryOf(options, String)
}

/** Encodes for a URL; nothing for half of a character, which cannot be encoded. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return ''
  }
}

function queryOf(options: OpenPage['options'], write: (text: string) => string): string {
  const pairs = Object.keys(Object(options)).map((name) => `${write(name)}=${write(`${options![name]}`)}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
