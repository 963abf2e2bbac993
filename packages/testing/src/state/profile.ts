// Network profiles: how long a request travels and whether it is lost, by a seeded random generator.
import { check, checkWord, type Known } from '../faults/spelling.ts'

/** The ready-made profiles. */
export type ProfileName = 'ideal' | 'wifi' | '4g' | '3g' | '2g' | 'tunnel'

/** A network's quality. */
export interface Profile {
  /** Milliseconds there and back, added to the server's own time; default 0. */
  readonly latency?: number
  /** Milliseconds of random latency on top; default 0. */
  readonly jitter?: number
  /**
   * Share of requests lost, 0 to 1: half on the way out, half on the way back, after the server has responded; default
   * 0.
   */
  readonly loss?: number
  /** Kilobits a second for bodies, both ways; default unlimited. */
  readonly kbps?: number
  /** What a lost request looks like: silence until its timeout, or a connection reset at once; default 'timeout'. */
  readonly lost?: 'timeout' | 'reset'
}

/** Round figures from the usual throttling presets; `tunnel` loses most requests. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  ideal: {},
  wifi: { latency: 20, jitter: 20, kbps: 30_000 },
  '4g': { latency: 70, jitter: 60, loss: 0.005, kbps: 9_000 },
  '3g': { latency: 200, jitter: 200, loss: 0.02, kbps: 1_600 },
  '2g': { latency: 600, jitter: 600, loss: 0.05, kbps: 250 },
  tunnel: { latency: 1_500, jitter: 3_000, loss: 0.7, kbps: 50 },
}

/** What the network does to one request. */
export interface Weather {
  /** Milliseconds before the server gets the request. `back`: before the app gets the response. */
  readonly out: number
  readonly back: number
  readonly lost: false | 'out' | 'back'
  readonly lostAs: 'timeout' | 'reset'
  /** The milliseconds that a body of so many bytes takes. */
  transfer(bytes: number): number
}

/**
 * A generator of numbers from 0 to 1 (mulberry32): the same seed gives the same numbers. It begins at the seed times
 * the golden ratio: begun at 1, the default, its second number is 0.003, so that every network that loses anything lost
 * the first request of every test.
 */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Draws what happens to the next request. It always draws three numbers, so that all profiles use the same sequence.
 */
export function forecast(profile: Profile, random: () => number): Weather {
  const travel = (profile.latency ?? 0) + (profile.jitter ?? 0) * random()
  const gone = random() < (profile.loss ?? 0)
  const out = random() < 0.5
  const { kbps } = profile
  return {
    out: travel / 2,
    back: travel / 2,
    lost: gone && (out ? 'out' : 'back'),
    lostAs: profile.lost ?? 'timeout',
    transfer: (bytes) => (kbps === undefined ? 0 : (bytes * 8) / kbps),
  }
}

const ownProfile = {
  latency: 'number from 0',
  jitter: 'number from 0',
  loss: 'number from 0 to 1',
  kbps: 'number above 0',
  lost: { timeout: true, reset: true } satisfies Record<NonNullable<Profile['lost']>, true>,
} satisfies Known<Profile>

/** The profile with that name, or the given profile itself. */
export function profileOf(profile: ProfileName | Profile): Profile {
  if (typeof profile === 'object') {
    check('the profile', profile, ownProfile)
    return profile
  }
  checkWord('the profile', profile, profiles)
  return profiles[profile]
}
