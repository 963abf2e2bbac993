// What all clients of one app share, so that they open one login page together.

/** How the wait for a login ends: the call is sent again, or its page is gone, or it fails with its own error. */
export type WaitOutcome = 'send' | 'page gone' | 'give up'

/** How far the login of an app is. */
export interface LoginState {
  /** Is set at once by `completed` and `cancelled`, whatever navigation still runs. */
  phase: 'closed' | 'opening' | 'open' | 'completing'
  /** The navigation to the login page, while it runs. */
  opening?: Promise<void> | undefined
  /** The way back after the login; yields whether the user has left the login page. */
  completing?: Promise<boolean> | undefined
  /** Grows with each login page that opens and each login that is completed: what was sent before is answered late. */
  era: number
  /** Ends the waits of the calls that wait for the login. */
  readonly waiting: Set<(outcome: WaitOutcome) => void>
  /** The page that the login page has opened over: its key, and the URL that opens it again. */
  page?: string | undefined
  from?: string | undefined
  /** `onRedirect` has cleared the session for a login page that then did not open. */
  isClearedInVain?: boolean
}

// Not on the host itself: some are frozen, and uni's refuses symbols.
const states = new WeakMap<object, LoginState>()

/** The login of the app that this host belongs to. */
export function loginStateOf(host: object): LoginState {
  const state = states.get(host) || { phase: 'closed', era: 0, waiting: new Set() }
  states.set(host, state)
  return state
}

/** No login page is open any more: forgets where the user came from, and ends the waits. */
export function close(state: LoginState, outcome: WaitOutcome): void {
  state.phase = 'closed'
  state.page = state.from = undefined
  state.waiting.forEach((end) => {
    end(outcome)
  })
}
