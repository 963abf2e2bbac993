// The requests of a random life, and which outcomes are right for them.
import type { CacheRule } from '@wxpipe/cache'
import { type AnyHttpError, isHttpError, type Method } from '@wxpipe/core'
import type { Priority } from '@wxpipe/queue'
import type { Seen } from './session.ts'

export const baseURL = 'https://api.example.com/'

/** A request's own options, and where it goes. */
export interface Ask {
  readonly origin: keyof typeof origins
  readonly key: number
  readonly method: Method
  readonly auth?: boolean
  readonly login?: boolean
  readonly queue?: false | { readonly priority?: Priority }
  readonly retry?: number | false
  readonly resume?: boolean
  readonly dedupe?: boolean | 'reject'
  readonly cache?: CacheRule | false
  readonly scope?: boolean
}

/** A request that was begun. */
export interface Sent {
  readonly id: number
  readonly ask: Ask
  /** Who was logged in while it ran. */
  readonly users: Set<string | null>
  /** The page that it ends with. */
  readonly page: object | undefined
  settled: number
  outcome?: string
  isAborted?: boolean
  readonly abort: () => void
  /** How many listen to its signal. */
  readonly listeners: () => number
}

// The app's own server, one that looks like it, and somebody else's.
const origins = {
  own: baseURL,
  'look-alike': 'https://api.example.com.example.org/',
  foreign: 'https://files.example.net/',
}

export const urlOf = ({ origin, key }: Ask): string => `${origins[origin]}${key}`

/** Whether a stale response is given, and renewed when nobody waits any more. */
export const renews = ({ cache }: Ask): boolean => !!cache && !!cache.staleWhileRevalidate

/** Whether it ends with its page: a read, where it does not say itself. */
export const endsWithPage = ({ scope, method }: Ask): boolean => scope ?? method === 'GET'

/** What is wrong with a response: it is somebody else's, or to something else. */
export function wrongResponse({ id, ask, users, isAborted }: Sent, { code, path, user }: Seen): string | undefined {
  const isPrivate = ask.auth !== false && ask.origin === 'own'
  // A renewal listens on after the stale response was given, perhaps in this tick.
  if (isAborted && !renews(ask)) return `#${id} got a response after its abort`
  // Nobody judges what has nothing to do with the session.
  if (!isPrivate && code === '99997') return undefined
  if (!urlOf(ask).endsWith(`${path}`)) return `#${id} got the response to ${path}`
  return (isPrivate ? users.has(user) : !user) ? undefined : `#${id} got the response of ${user}`
}

/** What is wrong with a failure: its kind, or an abort where there was no reason for one. */
export function wrongFailure(
  { id, ask, users, isAborted }: Sent,
  error: AnyHttpError,
  isPageOpen: boolean,
  waitsForLogin: boolean,
): string | undefined {
  // Somebody else has logged in meanwhile, or its own user has logged out when it had the token already.
  const isAnothers = users.size > 1
  const mayAbort = isAborted || !isPageOpen || ask.dedupe === 'reject' || waitsForLogin || isAnothers
  // The send limit may have ended it in the tick of the abort.
  const isLimit = error.code === 'CONFIG' && /maxSends/.test(error.message)
  const isOwn = !isAborted && (error.code !== 'CONFIG' || /domain list/.test(error.message))
  const isRight = error.code === 'ABORT' ? mayAbort : isLimit || isOwn
  return isHttpError(error) && isRight ? undefined : `#${id} failed with ${error.stack}`
}
