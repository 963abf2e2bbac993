// The open pages, in any runtime. Keys tell them apart, because some runtimes make new page objects at each call.

/** A page as `getCurrentPages()` gives it. */
export interface OpenPage {
  readonly route?: string | undefined
  /** The values of the page's query: as they stand in its URL, or decoded (uni-app's H5). */
  readonly options?: { readonly [name: string]: string | undefined } | undefined
  /** uni-app's own record: the URL as it was opened, and a number for each page. */
  readonly $page?: { readonly fullPath?: string | undefined; readonly id?: string | number | undefined } | undefined
  /** Taro's URL of the page, with a stamp that no other page has. */
  readonly path?: string | undefined
}

interface PageStack {
  getCurrentPages?(): unknown
}

declare const getCurrentPages: (() => unknown) | undefined

/**
 * The open pages, the top one last; none in `App.onLaunch`, and none when they cannot be read.
 * @param host what may have `getCurrentPages`; default: the global one
 * @returns undefined when there is no `getCurrentPages` at all
 */
export function pagesOf(host: object | undefined): readonly OpenPage[] | undefined {
  try {
    const read =
      (Object(host) as PageStack).getCurrentPages || (typeof getCurrentPages === 'function' && getCurrentPages)
    if (!read) return undefined
    // What is no list throws as well.
    return (read.call(host) as OpenPage[]).filter(Boolean)
  } catch {
    return []
  }
}

/**
 * What tells a page from the others, whatever object stands for it: its own id where the runtime has one, else its route,
 * its query and its depth in the stack.
 */
export function pageKey(page: OpenPage, depth: number): string {
  try {
    const { route, options, path, $page } = page
    const { id = '', fullPath = '' } = Object($page) as NonNullable<OpenPage['$page']>
    return JSON.stringify([id, id ? '' : depth, route, path, fullPath, options])
  } catch {
    // A getter that throws, options in a circle.
    return `${depth}`
  }
}
