// What the login page asks for.
import type { RoutingHost } from './host.ts'
import { sessionOf } from './session.ts'

/**
 * The page to return to, with its query: for a login page that is a tab page, whose URL takes no parameter.
 * @param host what `loginRedirect` was given as `host`; default: the global `wx`
 * @returns undefined when no client has opened the login page, or not over a page
 * @example const from = returnPage()
 */
export function returnPage(host?: RoutingHost): string | undefined {
  return sessionOf(host).from || undefined
}
