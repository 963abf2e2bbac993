// What all clients of one app share, so that they open one login page together.
import type { OpenPage, RoutingHost } from './host.ts'

/** The login state of an app. */
export interface Session {
  readonly host: RoutingHost
  /** The navigation that is running. */
  busy?: Promise<unknown> | undefined
  /** The page that the login page has opened over, and the URL that opens it again. */
  page?: OpenPage | undefined
  from?: string | undefined
  /** The newest login page: whatever was sent before it opened is answered late. */
  login?: OpenPage | undefined
}

declare const wx: RoutingHost | undefined

// A registered symbol on the host itself: two copies of this package in one app share the session too.
const key = Symbol.for('wxpipe.login-redirect')

/** The session of the app that this host, or else the global `wx` of the moment, belongs to. */
export function sessionOf(given: RoutingHost | undefined): Session {
  // Outside of a Mini Program there is no page to open, and no session to share.
  const host = (given || (typeof wx === 'object' ? wx : {})) as RoutingHost & { [key]?: Session }
  if (!host[key]) host[key] = { host }
  return host[key]
}
