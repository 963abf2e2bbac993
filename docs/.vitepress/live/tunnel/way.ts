// The phone's way and the server's day: when the tunnel begins, when the server is busy, and what it answers.
import { type Handler, profiles } from '@wxpipe/testing'
import type { Choice } from './choice.ts'

/** Milliseconds that the server takes for one response. */
const WORK = 80
const TUNNEL = 20_000
const BUSY = 3_000
/** What wx sends at the same time. */
const SLOTS = 10

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Way {
  readonly tunnel: Span | undefined
  readonly busy: Span | undefined
}

/** The tunnel begins when the reader says, the busy time when a quarter would be answered on a good day. */
export function wayOf({ count, profile, events, at }: Choice): Way {
  const { latency = 0, jitter = 0 } = profiles[profile]
  const goodDay = Math.ceil(count / SLOTS) * (WORK + latency + jitter / 2)
  const span = (event: 'tunnel' | 'busy', from: number, length: number) =>
    events.includes(event) ? { from: Math.round(from), to: Math.round(from) + length } : undefined
  return { tunnel: span('tunnel', (goodDay * at) / 100, TUNNEL), busy: span('busy', goodDay / 4, BUSY) }
}

export const isIn = (span: Span | undefined, at: number): boolean => !!span && at >= span.from && at < span.to

/** With 'expired' it takes the new token alone, with 'over' no token at all. */
export function serverOf({ events }: Choice, { busy }: Way, now: () => number): Handler {
  const isExpired = events.includes('expired') || events.includes('over')
  return ({ path, header }) => {
    if (isIn(busy, now())) return { statusCode: 503, header: { 'Retry-After': '2' }, data: {}, delay: WORK }
    if (path === '/token/refresh' && !events.includes('over')) return { data: { token: 'new' }, delay: WORK }
    if (isExpired && header['authorization'] !== 'Bearer new') return { statusCode: 401, data: {}, delay: WORK }
    return { data: { id: path }, delay: WORK }
  }
}
