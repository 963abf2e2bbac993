// The parts of a send: what wx says in `res.profile`, as HAR names it.
import type { Timings } from './types.ts'

/** `res.profile`: times in milliseconds since 1970. On iOS and Android it is there by default, in the developer tools it is not. */
export interface Profile {
  /** `domainLookupStart` in base libraries whose typings are older than 3.12. */
  readonly domainLookUpStart?: number
  readonly domainLookUpEnd?: number
  readonly domainLookupStart?: number
  readonly domainLookupEnd?: number
  readonly connectStart?: number
  readonly connectEnd?: number
  readonly SSLconnectionStart?: number
  readonly SSLconnectionEnd?: number
  readonly requestStart?: number
  readonly requestEnd?: number
  readonly responseStart?: number
  readonly responseEnd?: number
  readonly queueStart?: number
  readonly queueEnd?: number
  readonly socketReused?: boolean
  readonly protocol?: string
  readonly peerIP?: string
  readonly sendBytesCount?: number
  /** wx spells it so. */
  readonly receivedBytedCount?: number
}

/** -1 where either end is not known: 0 stands for that, too. */
export const between = (start: number | undefined, end: number | undefined) =>
  start && end ? Math.max(0, end - start) : -1

/** The parts of a send that took `duration` milliseconds; their sum is that, unless the host says otherwise. */
export function timingsOf(profile: Profile, duration: number): Timings {
  const { domainLookUpStart, domainLookupStart, domainLookUpEnd, domainLookupEnd, socketReused } = profile
  const { requestEnd, responseStart } = profile
  const isNew = !socketReused
  const dns = isNew ? between(domainLookUpStart || domainLookupStart, domainLookUpEnd || domainLookupEnd) : -1
  const connect = isNew ? between(profile.connectStart, profile.connectEnd) : -1
  const ssl = connect < 0 ? -1 : between(profile.SSLconnectionStart, profile.SSLconnectionEnd)
  const waited = between(requestEnd, responseStart)
  if (waited < 0) return { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: duration, receive: 0 }
  const send = Math.max(0, between(profile.requestStart, requestEnd))
  const receive = Math.max(0, between(responseStart, profile.responseEnd))
  const known = Math.max(0, dns) + Math.max(0, connect) + send + waited + receive
  return { blocked: Math.max(0, duration - known), dns, connect, ssl, send, wait: waited, receive }
}
