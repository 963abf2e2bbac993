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

/** The ways of opening a page. */
export type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/**
 * The host, when it can open a page in at least one way.
 * @throws ConfigError that names what is missing
 */
export function routerOf(host: RoutingHost | undefined, details?: ErrorDetails): RoutingHost {
  if (!host) throw new ConfigError('login-redirect has no wx to open pages with: pass createClient({ host })', details)
  const ways = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const
  if (ways.some((way) => typeof host[way] === 'function')) return host
  // uni and Taro in an H5 build: only a call that is written out is kept.
  const literal = 'loginRedirect({ host: { navigateTo: (call) => uni.navigateTo(call), … } }), or Taro.navigateTo'
  throw new ConfigError(`the host has no ${ways.join(', ')}: write ${literal}`, details)
}
