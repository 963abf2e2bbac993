// A host's `wx` that knows who listens to it.
import type { Host, Wx } from '@wxpipe/testing'

const events = ['AppShow', 'NetworkStatusChange', 'BeforePageUnload'] as const

type Subscribe = (listener: (event: never) => void) => void

/** The `wx` of a host with the page stack, as plugins take it, and a count of the listeners that are on. */
export function watchedWx(host: Host) {
  const listeners = new Map<string, Set<unknown>>()
  const watched: { [name: string]: Subscribe } = {}
  for (const event of events) {
    const on = host.wx[`on${event}`] as Subscribe | undefined
    const off = host.wx[`off${event}`] as Subscribe
    // An old base library has no events of pages.
    if (!on) continue
    const all = new Set<unknown>()
    listeners.set(event, all)
    watched[`on${event}`] = (listener) => {
      all.add(listener)
      on(listener)
    }
    watched[`off${event}`] = (listener) => {
      all.delete(listener)
      off(listener)
    }
  }
  const wx = Object.assign({}, host.wx, watched, { getCurrentPages: host.getCurrentPages }) as Wx & {
    getCurrentPages: Host['getCurrentPages']
  }
  return {
    wx,
    /** The events that somebody listens to. */
    listening: () => events.filter((event) => (listeners.get(event)?.size ?? 0) > 0),
  }
}
