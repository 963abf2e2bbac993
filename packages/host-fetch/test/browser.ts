// A page's history and location, as browsers have them: `go` fires popstate in a later turn.
import { vi } from 'vitest'

/** Installs a window with this URL; `vi.unstubAllGlobals` removes it. */
export function openWindow(url: string) {
  const entries = [new URL(url, 'https://app.example.com')]
  const listeners: (() => void)[] = []
  let at = 0
  const resolve = (to: string) => new URL(to, entries[at])
  const history = {
    pushState(_state: unknown, _title: string, to: string) {
      entries.splice(at + 1, entries.length, resolve(to))
      at += 1
    },
    replaceState(_state: unknown, _title: string, to: string) {
      entries[at] = resolve(to)
    },
    go(delta: number) {
      setTimeout(() => {
        if (!entries[at + delta]) return
        at += delta
        for (const listener of listeners) listener()
      }, 5)
    },
  }
  vi.stubGlobal('history', history)
  vi.stubGlobal('location', {
    get pathname() {
      return entries[at]!.pathname
    },
    get search() {
      return entries[at]!.search
    },
    get hash() {
      return entries[at]!.hash
    },
  })
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
    if (name === 'popstate') listeners.push(listener)
  })
  return {
    history,
    /** The whole history, the current entry in brackets. */
    entries: () =>
      entries.map(({ pathname, search, hash }, index) =>
        index === at ? `[${pathname}${search}${hash}]` : pathname + search + hash,
      ),
  }
}
