// What all clients of one app share, so that they open one login page together.
import type { RoutingHost } from './options.ts'

/** How far the login of one app is. */
export interface LoginState {
  readonly host: RoutingHost
  /**
   * Nothing while no login is under way. `'opening'`: the login page is asked for; `'open'`: it has opened; `'completing'`: the user
   * is logged in and on the way back; `'failed'`: no login page opened. `completed` and `cancelled` set it at once, whatever
   * navigation still runs.
   */
  phase?: 'opening' | 'open' | 'completing' | 'failed' | undefined
  /** The navigation that runs, to the login page or back from it. */
  navigation?: Promise<unknown> | undefined
  /** Counts the login pages that opened and the logins that were completed. A failure of a request from before the last is late. */
  era: number
  /** Ends the waits of the calls that wait for the login. */
  readonly waiting: Set<(isOpen: IsOpen | undefined) => void>
  /** The URLs of the pages that the login page opens over; the user comes from the last. */
  before?: readonly string[] | undefined
}

/**
 * Whether the page that a call belongs to is open once the user has logged in; `before` are the pages that were open when the
 * call began to wait.
 */
export type IsOpen = (before: readonly string[] | undefined) => boolean

// Not on the host itself: some are frozen, and uni's refuses symbols.
const states = new WeakMap<object, LoginState>()

/** The login of the app that this host belongs to. */
export function loginStateOf(host: RoutingHost): LoginState {
  const state = states.get(host) || { host, era: 0, waiting: new Set() }
  states.set(host, state)
  return state
}

/**
 * Ends the login: no login page is open any more. Forgets where the user came from, and ends the waits.
 * @param isOpen tells the waiting calls whether their page is open; nothing when the user has not logged in
 */
export function endLogin(state: LoginState, isOpen?: IsOpen): void {
  state.phase = state.before = undefined
  state.waiting.forEach((end) => {
    end(isOpen)
  })
  state.waiting.clear()
}
