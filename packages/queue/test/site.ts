// A building site for the queue's tests: a host that takes any number of requests, and notes how many it had.
import { createClient } from '@wxpipe/core'
import { begun } from '@wxpipe/test-support'
import { createHost, type HostOptions, type HostRequest, type Reply } from '@wxpipe/testing'
import { coolDown, type QueueOptions, queue } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'

/** Every request takes 100 ms, unless `replyTo` or the path says otherwise: `a?ms=500`. */
export function createSite(
  options: QueueOptions = {},
  replyTo: (request: HostRequest) => Reply = () => ({}),
  hostOptions?: HostOptions,
) {
  const begun = Date.now()
  const served: string[] = []
  let most = 0
  const host = createHost({
    // Whoever keeps to the limit, it is not the host.
    maxRequests: 10_000,
    handler(request) {
      served.push(request.path.slice(1))
      most = Math.max(most, host.inFlight)
      return { data: request.path.slice(1), delay: Number(request.query['ms'] ?? 100), ...replyTo(request) }
    },
    ...hostOptions,
  })
  const slots = queue(options)
  const createSibling = () => createClient({ host: host.wx, baseURL }).use(slots)
  return {
    host,
    slots,
    client: createSibling(),
    /** Another client that shares the queue. */
    createSibling,
    /** The paths, in the order in which they came to the server. */
    served,
    /** How many requests the host had at once, at most. */
    most: () => most,
    /** Requests that hold a slot, and that wait for one. */
    state: () => [slots.pending, slots.size],
    /** The milliseconds since the beginning. */
    now: () => Date.now() - begun,
  }
}

/** `n` times the same. */
export const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

/** A response that asks for a rest. */
export const busy = (retryAfter: string, statusCode = 429): Reply => ({
  statusCode,
  header: { 'Retry-After': retryAfter },
  delay: 100,
})

/** A site with cool-downs whose server responds `busy` so; `sentAt` are the moments at which requests came to it. */
export function createRecordingSite(reply: Reply, options: QueueOptions = {}) {
  const sentAt: { [path: string]: number } = {}
  const site = createSite({ coolDown, ...options }, ({ path, url }) => {
    sentAt[path.slice(1)] = site.now()
    return path === '/busy' && url.startsWith(baseURL) ? reply : {}
  })
  return { ...site, sentAt }
}

/** The same, and `busy` has been asked for; it responds after 100 ms. */
export function createBusySite(reply: Reply, options: QueueOptions = {}) {
  const site = createRecordingSite(reply, options)
  return { ...site, first: begun(site.client.get('busy')) }
}
