// What a reader chooses of the tunnel, and how an address holds it.

export const profiles = ['ideal', 'wifi', '4g', '3g', '2g', 'tunnel'] as const
export type ProfileName = (typeof profiles)[number]

/** What happens on the way: any of these together. */
export const events = ['expired', 'over', 'tunnel', 'busy'] as const
export type EventName = (typeof events)[number]

/** Whose waterfall is shown. */
export const sides = ['byHand', 'wxpipe'] as const
export type SideName = (typeof sides)[number]

/** The most requests, and the latest beginning of the tunnel. */
export const MOST = 1000
export const LATEST = 200

export interface Choice {
  readonly count: number
  readonly profile: ProfileName
  readonly events: readonly EventName[]
  /** When the tunnel begins, in percent of the time in which all would be answered on a good day. */
  readonly at: number
  /** What decides which requests get lost, and how long each wait is. */
  readonly seed: number
}

export const usual: Choice = { count: 100, profile: '4g', events: ['expired', 'tunnel'], at: 50, seed: 2 }

/** Whether a hash is one of these, and not a heading of the page. */
export const isHash = (hash: string): boolean => /^#requests=/.test(hash)

/** A whole number of an address or a field, or what it stays as. */
export const whole = (said: string | null, least: number, most: number, otherwise: number): number => {
  const number = said ? Math.floor(Number(said)) : Number.NaN
  return number >= least ? Math.min(number, most) : otherwise
}

/** Reads `#requests=100&profile=4g&events=expired,tunnel&at=50&seed=2`; what it does not know stays as usual. */
export function readHash(hash: string): Choice {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const named = said.get('events')?.split(',')
  return {
    count: whole(said.get('requests'), 1, MOST, usual.count),
    profile: profiles.find((name) => name === said.get('profile')) ?? usual.profile,
    events: named ? events.filter((name) => named.includes(name)) : usual.events,
    at: whole(said.get('at'), 0, LATEST, usual.at),
    seed: whole(said.get('seed'), 1, 2 ** 31, usual.seed),
  }
}

export const writeHash = ({ count, profile, events, at, seed }: Choice): string =>
  `#requests=${count}&profile=${profile}&events=${events.join(',')}&at=${at}&seed=${seed}`
