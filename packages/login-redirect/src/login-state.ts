// What all clients of one app share, so that they open one login page together.
import type { RoutingHost } from './options.ts'

/** The state of one app's login. */
export interface LoginState {
  readonly host: RoutingHost
  /**
   * Undefined while no login is in progress. `'opening'`: the login page is being opened; `'open'`: it has opened;
   * `'completed'`: the user is logged in and on the way back; `'failed'`: no login page opened. `completed` and
   * `cancelled` change it at once, even while a navigation is running.
   */
  phase?: 'opening' | 'open' | 'completed' | 'failed' | undefined
  /** The navigation in progress, to the login page or back from it. */
  navigation?: Promise<unknown> | undefined
  /** Counts login pages opened and logins completed. The failure of a request from an earlier era is late. */
  era: number
  /** Functions that end the waits of the calls that wait for the login. */
  readonly waiting: Set<(isOpen: IsOpen | undefined) => void>
  /** The URLs of the pages that were open before the login page; the user comes from the last. */
  before?: readonly string[] | undefined
}

/**
 * Whether the page that a call belongs to is open once the user has logged in; `before` lists the pages that were open
 * when the call began to wait.
 */
export type IsOpen = (before: readonly string[] | undefined) => boolean

// Not kept on the host itself: some hosts are frozen, and uni's refuses symbols.
const states = new WeakMap<object, LoginState>()

/** The login of the app that this host belongs to. */
export function loginStateOf(host: RoutingHost): LoginState {
  const state = states.get(host) || { host, era: 0, waiting: new Set() }
  states.set(host, state)
  return state
}

/**
 * Ends the login: no login page is open any more. Forgets where the user came from, and ends the waits.
 * @param isOpen tells the waiting calls whether their page is open; undefined if the user has not logged in
 */
export function endLogin(state: LoginState, isOpen?: IsOpen): void {
  state.phase = state.before = undefined
  state.waiting.forEach((end) => {
    end(isOpen)
  })
  state.waiting.clear()
}
