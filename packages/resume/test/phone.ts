// A client with resume on a simulated phone, and a view of what is listened to.
import { createClient } from '@wxpipe/core'
import { createHost, type HostOptions, type HostRequest, type Reply } from '@wxpipe/testing'
import { type ResumeHost, type ResumeOptions, resume } from '../src/index.ts'

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

/** A server that takes a second; `answer` may say otherwise. */
export function createPhone(
  options: ResumeOptions = {},
  hostOptions: HostOptions = {},
  answer: (request: HostRequest, index: number) => Reply = () => ({ data: 'ok', delay: 1_000 }),
) {
  const begun = Date.now()
  const served: number[] = []
  const watched = createWatchedHost({
    handler(request) {
      served.push(Date.now() - begun)
      return answer(request, served.length - 1)
    },
    ...hostOptions,
  })
  const { host, events } = watched
  const plugin = resume({ host: events, ...options })
  const createSibling = (other = plugin) =>
    createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(other)
  return {
    ...watched,
    plugin,
    client: createSibling(),
    createSibling,
    /** The milliseconds at which the server got a request. */
    served,
    /** The milliseconds since the beginning. */
    now: () => Date.now() - begun,
  }
}
