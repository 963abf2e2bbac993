// A web page in the form of a page from wx's getCurrentPages.

/** An open page, as `getCurrentPages` gives it. */
export interface HistoryPage {
  /** Its path without the leading slash; `/` for the root of a site, because a route is never empty. */
  readonly route: string
  /** The values of its query, decoded. */
  readonly options: { readonly [name: string]: string }
  readonly $page: { readonly id: number; readonly fullPath: string }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}

let pages = 0

export function pageOf(fullPath: string): HistoryPage {
  const [path, query = ''] = fullPath.split('#')[0]!.split('?')
  const options: Record<string, string> = {}
  for (const pair of query.split('&')) {
    const [name, ...value] = pair.split('=')
    if (name) options[decoded(name)] = decoded(value.join('='))
  }
  pages += 1
  return { route: path!.replace(/^\//, '') || '/', options, $page: { id: pages, fullPath } }
}

export const urlOf = (page: HistoryPage): string => page.$page.fullPath

/** A URL made comparable: a history encodes URLs, and a hash only names a place within the page. */
const plain = (url: string): string => {
  const path = url.split('#')[0]!.replace(/^\/?/, '/')
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

export const isSameUrl = (one: string, other: string): boolean => plain(one) === plain(other)
