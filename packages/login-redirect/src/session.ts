// What all clients of one app share, so that they open one login page together.
import type { AbortError, HttpRequest } from '@wxpipe/core'
import type { OpenPage, RoutingHost } from './host.ts'

/** A request that waits for the login. */
export interface Waiting {
  readonly request: HttpRequest
  /** The page that the user was on. */
  readonly page: OpenPage | undefined
  /** Ends the wait: `true` sends the request again, an error fails it. */
  resolve(outcome: true | AbortError): void
}

/** The login state of an app. */
export interface Session {
  readonly host: RoutingHost
  /** The navigation that is running. */
  busy?: Promise<unknown> | undefined
  /** What waits for the login, by the function that ends the wait with the request's own error. */
  readonly waiting: Map<() => void, Waiting>
  /** The page that the login page has opened over, and the URL that opens it again. */
  page?: OpenPage | undefined
  from?: string | undefined
  /** The newest login page, an empty object once the login is completed: what was sent before is answered late. */
  login?: OpenPage | undefined
}

declare const wx: RoutingHost | undefined

// A registered symbol on the host itself: two copies of this package in one app share the session too.
const key = Symbol.for('wxpipe.login-redirect')

/** The session of the app that this host, or else the global `wx` of the moment, belongs to. */
export function sessionOf(given: RoutingHost | undefined): Session {
  // Outside of a Mini Program there is no page to open, and no session to share.
  const host = (given || (typeof wx === 'object' ? wx : {})) as RoutingHost & { [key]?: Session }
  if (!host[key]) host[key] = { host, waiting: new Map() }
  return host[key]
}
