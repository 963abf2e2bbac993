// A jsdom document on globalThis, where the component framework looks for one.
import { createRequire } from 'node:module'

interface Window {
  readonly document: unknown
  readonly Event: unknown
  close(): void
}

// By require, because jsdom's types bring the DOM's along, and the packages must not see those.
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new (html: string) => { readonly window: Window }
}

/** Puts `window`, `document` and `Event` in place; the returned function puts back what was there. */
export function openDocument(): () => void {
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>')
  const globals = { window, document: window.document, Event: window.Event }
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
    window.close()
  }
}
