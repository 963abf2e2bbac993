// What historyRouter moves: the browser's history, or a list in the memory where there is none.
import { ConfigError } from '@wxpipe/core'
import { runtime } from './runtime.ts'

/** A router, as far as `historyRouter` uses one; an app that has its own passes these five. */
export interface Router {
  /** Opens a URL over the current one. @returns (a promise of) an object that tells why it did not work; anything else is a success */
  push(url: string): unknown
  /** Opens it in the place of the current one. */
  replace(url: string): unknown
  /** Goes so many entries on, or back where it is below 0. */
  go(delta: number): unknown
  /** The current URL: path and query, with a slash before them. */
  current(): string
  /** Calls `changed` whenever the URL may be another one, at least when the user goes back. */
  listen(changed: () => void): unknown
}

/** @param given stands before each URL; with `#` the pages are behind the hash */
export function browserRouter(given = ''): Router {
  // Bundlers give the folder with a slash after it, and each URL begins with one.
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
 * @param url the page that is open at first
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
