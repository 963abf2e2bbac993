// Ends a page's requests when Taro unloads it, in React and in Vue.
import { pagesOf } from '@wxpipe/core'
import { Taro } from './taro.ts'
import { taroHost } from './taro-host.ts'

/** The part of `pageScope()` that is used here. */
export interface Ending {
  /** Ends the requests of this page. */
  end(page?: object): void
}

// Each page by its router: Taro returns the same router object each time that React renders the page.
const pages = new WeakMap<object, object>()

/**
 * Ends the requests of the page that calls it when the page unloads: a hook for the page's component.
 * @param scope the plugin `pageScope()` of the app's client
 * @example
 * export default function Groups() {
 *   usePageScope(scope)
 * }
 */
export function usePageScope(scope: Ending): void {
  const router = Taro.useRouter()
  // At the first render the page is on top; later another one may be.
  const page = pages.get(router) || pagesOf(taroHost())!.slice(-1)[0]
  if (page) pages.set(router, page)
  Taro.useUnload(() => {
    if (page) scope.end(page)
  })
}
