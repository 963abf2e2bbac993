// Routers for historyRouter: the browser's history, and a list in memory where there is no browser.
import { ConfigError } from '@wxpipe/core'
import { runtime } from './runtime.ts'

/** The part of a router that `historyRouter` uses; an app with its own router passes these five functions. */
export interface Router {
  /**
   * Opens a URL over the current one.
   * @returns (a promise of) an object that says why it did not work; anything else is a success
   */
  push(url: string): unknown
  /** Opens a URL in place of the current one, with the same result as `push`. */
  replace(url: string): unknown
  /** Goes forward by this many entries, or back if it is negative. */
  go(delta: number): unknown
  /** The current URL: path and query, with a slash before them. */
  current(): string
  /** Calls `changed` whenever the URL may have changed, at least when the user goes back. */
  listen(changed: () => void): unknown
}

/** @param given the prefix of each URL; with `#` the pages are in the hash */
export function browserRouter(given = ''): Router {
  // Bundlers give the folder with a trailing slash, and each URL begins with one.
  const base = given.replace(/\/$/, '')
  const { history } = runtime
  if (!history) throw new ConfigError('no history: pass push, replace, go, current and listen to historyRouter')
  return {
    push: (url) => history.pushState(null, '', base + url),
    replace: (url) => history.replaceState(null, '', base + url),
    go: (delta) => history.go(delta),
    current() {
      const { pathname, search, hash } = runtime.location
      return (base[0] === '#' ? hash : pathname + search).slice(base.length).replace(/^\/?/, '/')
    },
    listen: (changed) => runtime.addEventListener!('popstate', changed),
  }
}

/**
 * Makes a router without a browser, for tests and scripts.
 * @param url the page that is open at first; default `'/'`
 * @example const host = { ...fetchHost(), ...historyRouter(memoryRouter('/pages/index/index')) }
 */
export function memoryRouter(url = '/'): Router {
  let urls = [url]
  let position = 0
  let changed = () => {}
  return {
    push(next) {
      urls = urls.slice(0, position + 1).concat(next)
      position += 1
    },
    replace(next) {
      urls[position] = next
    },
    go(delta) {
      position = Math.max(0, Math.min(urls.length - 1, position + delta))
      changed()
    },
    current: () => urls[position]!,
    listen(listener) {
      changed = listener
    },
  }
}
