// The parts of a send's time, from `res.profile` of wx, by HAR's names.
import type { HarTimings } from './har-types.ts'
import type { Profile } from './types.ts'

/** The milliseconds between two times; -1 if one is not known. Hosts write an unknown time as 0. */
const between = (start: number | undefined, end: number | undefined) => (start && end ? Math.max(0, end - start) : -1)

/**
 * The parts of a send that took `duration` milliseconds; their sum is `duration`, unless the host reports longer parts.
 */
export function timingsOf(profile: Profile | undefined, duration: number): HarTimings {
  const known = Object(profile) as Profile
  const { domainLookUpStart, domainLookupStart, domainLookUpEnd, domainLookupEnd, socketReused } = known
  const dns = socketReused ? -1 : between(domainLookUpStart || domainLookupStart, domainLookUpEnd || domainLookupEnd)
  const connect = socketReused ? -1 : between(known.connectStart, known.connectEnd)
  const ssl = connect < 0 ? -1 : between(known.SSLconnectionStart, known.SSLconnectionEnd)
  const send = Math.max(0, between(known.requestStart, known.requestEnd))
  const receive = Math.max(0, between(known.responseStart, known.responseEnd))
  const waited = between(known.requestEnd, known.responseStart)
  const rest = Math.max(0, duration - Math.max(0, dns) - Math.max(0, connect) - send - receive - Math.max(0, waited))
  // The rest is time in the host's queue, and between the app's code and the host. If the waiting time is not known,
  // the rest counts as waiting.
  const [blocked, wait] = waited < 0 ? [-1, rest] : [rest, waited]
  const queued = between(known.queueStart, known.queueEnd)
  return Object.assign({ blocked, dns, connect, ssl, send, wait, receive }, queued > 0 && { _blocked_queueing: queued })
}
