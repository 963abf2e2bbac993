// A simulated phone that tells who listens to the app's coming back and to the network.
import type { ResumeHost } from '@wxpipe/resume'
import { createHost, type HostOptions } from '@wxpipe/testing'

type EventName = 'AppShow' | 'NetworkStatusChange'

/** A host that remembers which listeners it has. */
export function createWatchedHost(options: HostOptions) {
  const host = createHost(options)
  const listeners = { AppShow: new Set<unknown>(), NetworkStatusChange: new Set<unknown>() }
  let ever = 0
  const watch = (event: EventName): ResumeHost => ({
    [`on${event}`](listener: () => void) {
      ever++
      listeners[event].add(listener)
      host.wx[`on${event}`](listener)
    },
    [`off${event}`](listener: () => void) {
      listeners[event].delete(listener)
      host.wx[`off${event}`](listener)
    },
  })
  return {
    host,
    events: { ...watch('AppShow'), ...watch('NetworkStatusChange') },
    /** How many listen to the app's coming back, and to the network. */
    listening: () => [listeners.AppShow.size, listeners.NetworkStatusChange.size],
    /** How often a listener was put on. */
    everListened: () => ever,
  }
}
