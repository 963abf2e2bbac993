// The part of wx that opens pages, and what to say when it is not there.
import { ConfigError, type ErrorDetails } from '@wxpipe/core'

/** What a routing call is given. */
export interface RouteCall {
  success?: () => void
  fail?: (failure: unknown) => void
}

/** The part of `wx` that opens pages; a host that has only some of it is asked for what it has. */
export interface RoutingHost {
  navigateTo?(call: RouteCall & { url: string }): unknown
  redirectTo?(call: RouteCall & { url: string }): unknown
  switchTab?(call: RouteCall & { url: string }): unknown
  reLaunch?(call: RouteCall & { url: string }): unknown
  navigateBack?(call: RouteCall & { delta: number }): unknown
  /** Default: the global `getCurrentPages`. */
  getCurrentPages?(): unknown
}

/** The ways of opening a page, that which keeps the most open pages first. */
export const ways = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const

/** A way of opening a page. */
export type Way = (typeof ways)[number]

/**
 * The host, when it can open a page in at least one way.
 * @throws ConfigError that names what is missing
 */
export function routerOf(host: RoutingHost | undefined, details?: ErrorDetails): RoutingHost {
  if (host && ways.some((way) => typeof host[way] === 'function')) return host
  const lack = host ? `the host has no ${ways.join(', ')}: write them into loginRedirect` : 'no wx: pass createClient'
  throw new ConfigError(`${lack}({ host })`, details)
}
