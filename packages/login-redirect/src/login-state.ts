// What all clients of one app share, so that they open one login page together.
import type { RoutingHost } from './options.ts'

/** A page and its place in the stack. No page, -1 deep, in `App.onLaunch` and if the pages cannot be read. */
export interface Place {
  /** Undefined where there is no page: then it equals the URL of none. Empty if the runtime does not tell it. */
  readonly url: string | undefined
  readonly depth: number
}

/** The state of one app's login; one is in progress while `from` is set. */
export interface LoginState {
  readonly host: RoutingHost
  /** The page that the user came from, from the redirect until the login is completed or cancelled. */
  from?: Place | undefined
  /** The lowest place of the login page in the stack, once it has opened: below it, the app's own may lie. */
  depth?: number | undefined
  /** The token whose expiry has begun the login. It stays if no login page could be opened: then that is still due. */
  expired?: string | undefined
  /** The navigation to the login page, while it runs; it ends soon if the login is cancelled or completed meanwhile. */
  opening?: Promise<void> | undefined
  /** The navigation back from it, while it runs. */
  leaving?: Promise<boolean> | undefined
  /** Counts login pages opened and logins completed. The failure of a request from an earlier era is late. */
  era: number
  /** Functions that end the waits of the calls that wait for the login. */
  readonly waiting: Set<(isLoggedIn?: boolean) => void>
}

// Not kept on the host itself: some hosts are frozen, and uni's refuses symbols.
const states = new WeakMap<object, LoginState>()

/** The login of the app that this host belongs to. */
export function loginStateOf(host: RoutingHost): LoginState {
  const state = states.get(host) || { host, era: 0, waiting: new Set() }
  states.set(host, state)
  return state
}

/** Ends the login: forgets where the user came from, and ends the waits; each call then leaves the list by itself. */
export function endLogin(state: LoginState, isLoggedIn?: boolean): void {
  state.from = undefined
  state.waiting.forEach((end) => {
    end(isLoggedIn)
  })
}

/** Ends the login of a user who does not log in, unless it was completed. */
export function cancelLogin(state: LoginState): void {
  if (state.leaving) return
  endLogin(state)
  state.expired = undefined
}
