// The open pages, in any runtime. They are compared by key, because some runtimes create new page objects at each call.

/** A page as `getCurrentPages()` gives it. */
export interface OpenPage {
  /** The path of the page, without a leading slash in wx; some runtimes do not tell it. */
  readonly route?: string | undefined
  /** The parameters of the page's query: raw, as in its URL, or decoded (uni-app's H5). */
  readonly options?: { readonly [name: string]: string | undefined } | undefined
  /** uni-app's own record: the URL with which the page was opened, and its id. */
  readonly $page?: { readonly fullPath?: string | undefined; readonly id?: string | number | undefined } | undefined
  /** Taro's URL of the page, with a unique stamp. */
  readonly path?: string | undefined
}

interface PageStack {
  getCurrentPages?(): unknown
}

declare const getCurrentPages: (() => unknown) | undefined

/**
 * The open pages, the top one last; empty in `App.onLaunch`, and if they cannot be read.
 * @param host the object that may have `getCurrentPages`; default: the global function
 * @returns undefined when there is no `getCurrentPages` at all
 * @example const [top] = (pagesOf(client.host) || []).slice(-1)
 */
export function pagesOf(host: object | undefined): readonly OpenPage[] | undefined {
  try {
    const read =
      (Object(host) as PageStack).getCurrentPages || (typeof getCurrentPages === 'function' && getCurrentPages)
    if (!read) return undefined
    // Throws, too, if the result is not an array.
    return (read.call(host) as OpenPage[]).filter(Boolean)
  } catch {
    return []
  }
}

/**
 * Identifies a page, whichever object stands for it: by its own id where the runtime has one, else by its route, its
 * query and its depth in the stack.
 * @param depth its place in the stack
 * @example const keys = (pagesOf(client.host) || []).map((page, depth) => pageKey(page, depth))
 */
export function pageKey(page: OpenPage, depth: number): string {
  try {
    const { route, options, path, $page } = page
    const { id = '', fullPath = '' } = Object($page) as NonNullable<OpenPage['$page']>
    return JSON.stringify([id, id ? '' : depth, route, path, fullPath, options])
  } catch {
    // A getter has thrown, or the options are circular.
    return `${depth}`
  }
}
