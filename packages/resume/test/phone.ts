// A client with resume on a simulated phone, and a view of what is listened to.
import { createClient } from '@wxpipe/core'
import { createWatchedHost } from '@wxpipe/test-support'
import type { HostOptions, HostRequest, Reply } from '@wxpipe/testing'
import { type ResumeOptions, resume } from '../src/index.ts'

/** A server that takes a second; `replyTo` may say otherwise. */
export function createPhone(
  options: ResumeOptions = {},
  hostOptions: HostOptions = {},
  replyTo: (request: HostRequest, index: number) => Reply = () => ({ data: 'ok', delay: 1_000 }),
) {
  const begun = Date.now()
  const served: number[] = []
  const watched = createWatchedHost({
    handler(request) {
      served.push(Date.now() - begun)
      return replyTo(request, served.length - 1)
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
