// One send that several callers share: who waits for it, how long, and when it ends.
import {
  AbortError,
  type Account,
  accountOf,
  type Cancel,
  type CancelSignal,
  createCancelSource,
  deepCopy,
  type HttpRequest,
  type HttpResponse,
  hasMethod,
  startTimer,
  TimeoutError,
} from '@wxpipe/core'

/** What a request hook may yield. */
export type Passed = HttpRequest | Promise<HttpRequest | HttpResponse>

/**
 * Lets a request in, as the leader of a flight or as a follower.
 * @param until when its wait for others ends, in milliseconds since 1970
 */
export type Enter = (request: HttpRequest, until?: number) => Passed

/** A send in progress. Its leader is the request that is sent; the others have joined it. */
export interface Flight {
  /**
   * Whether the leader and a request with this key ask for the same, for one account. A flight that nobody's call began
   * becomes that of whoever logs in, as the leader's call does.
   * @param now the account of the request
   * @param follower the request, if it would share the leader's response: a read shares none that was made for a visitor
   * before somebody logged in, nor one with `'reject'`, whose key says only what was submitted
   */
  isFor(key: string, now: Account, follower: HttpRequest | false): boolean
  /** Stops reads from joining, because something was written that the response may not show. */
  close(): void
  /** The flight's own signal, so that the leader may leave without ending the send for the others. */
  readonly signal: CancelSignal | undefined
  /**
   * Waits for the outcome, and returns a copy of it.
   * @param until when the wait ends, in milliseconds since 1970
   * @param enter lets the request in again, if the flight's outcome is not for it
   */
  join(request: HttpRequest, until: number, enter: Enter): Promise<HttpRequest | HttpResponse>
  /** Passes the outcome to all callers, once nobody can join any more. */
  settle(failed: boolean, value: unknown): void
  /** Aborts it for all callers. */
  abort(reason?: string): void
}

/** Methods that change nothing on the server: sending them once more does no harm. */
export const reads: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request changes nothing on the server. */
export const isRead = (request: HttpRequest): boolean => hasMethod(reads, request)

/** How long a response may take, in milliseconds. One minute, as in WeChat, if the request has no timeout. */
export const timeoutOf = ({ timeout }: HttpRequest): number => timeout || 60_000

/**
 * Makes a flight with its leader in it.
 * @param key what it has in common with equal requests; empty once nobody can join any more
 * @param account the leader's account when the flight begins
 * @param isShared whether its mode is `'share'`; false, too, once reads cannot join any more
 */
export function createFlight(leader: HttpRequest, key: string, account: Account, isShared: boolean): Flight {
  const source = createCancelSource()
  // For each caller the function that takes the outcome, and the one that stops its timer.
  const callers = new Map<Flight['settle'], Cancel>()

  /** Adds a caller, until it gets the outcome, its signal aborts, or its time (milliseconds) is over. */
  const addCaller = (
    signal: CancelSignal | undefined,
    onOutcome: Flight['settle'],
    time?: number,
    onEnd?: () => void,
  ) => {
    callers.set(
      onOutcome,
      startTimer(time, signal, () => {
        callers.delete(onOutcome)
        if (!callers.size) abort()
        // After an abort this has no effect: the core has already rejected the caller's promise.
        if (onEnd) onEnd()
      }),
    )
  }

  const abort = (reason?: string) => {
    key = ''
    source.abort(reason)
  }

  addCaller(leader.signal, () => {})
  return {
    // `accountOf` also checks the leader's call: after sending an unknown user's token, it shares with nobody.
    isFor: (other, now, follower) =>
      // The key first: most requests in flight are others, and there may be hundreds.
      key === other &&
      (follower && isRead(follower)
        ? isShared && account === now && accountOf(leader, 'dedupe')
        : leader.call.account || now) === now,
    // A leader without a signal never leaves, so a shared flight that has one runs to the end.
    signal: !isShared || leader.signal ? source.signal : undefined,
    close() {
      isShared = false
    },
    abort,
    settle(failed, value) {
      callers.forEach((stop, onOutcome) => {
        stop()
        onOutcome(failed, value)
      })
    },
    join: (request, until, enter) =>
      new Promise((resolve, reject) => {
        const onOutcome = (failed: boolean, value: unknown) => {
          try {
            const account = accountOf(request, 'dedupe')
            const { code, cause } = Object(value)
            // During the flight, the leader's call may have become another account's, or ended with its account.
            const isLost = account === undefined || account !== accountOf(leader, 'dedupe')
            if (
              isRead(request) &&
              (isLost ||
                // The leader itself had followed another flight, and left before it went on: nothing was sent.
                (code === 'ABORT' && Object(leader.signal).aborted && cause === leader.signal!.reason) ||
                // The leader had a shorter timeout.
                (code === 'TIMEOUT' && timeoutOf(request) > timeoutOf(leader)))
            )
              // If the account is the reason, it is sent on its own: the next flight might not be for it, either.
              return resolve(isLost ? request : enter(request, until))
            // A write may have been done on the server: it is not sent again.
            if (isLost) throw new AbortError('equal request in flight', { request })
            const end = failed ? reject : resolve
            end(
              // A read whose response cannot be copied is sent on its own.
              (!failed && isRead(request)
                ? deepCopy(value) || request
                : deepCopy(value, 'shared') || value) as HttpResponse,
            )
          } catch (error) {
            reject(error)
          }
        }
        addCaller(request.signal, onOutcome, until - Date.now(), () =>
          reject(new TimeoutError(`no response within ${timeoutOf(request)} ms`, { request })),
        )
      }),
  }
}
