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
 * Lets a request in: it leads a flight, or follows one.
 * @param until when its wait for others ends, in milliseconds since 1970
 */
export type Enter = (request: HttpRequest, until?: number) => Passed

/** A send under way. Its leader is the request that is sent; the others have joined it. */
export interface Flight {
  /**
   * Whether the leader and a request of this key ask the same for one account. A flight that nobody began becomes the flight of
   * whoever logs in, as the leader's call does.
   * @param now whose the request is
   * @param isSharedRead the request is to get the leader's answer: one that was asked for without a token is not for somebody
   * who has logged in since
   */
  isFor(key: string, now: Account, isSharedRead: boolean): boolean
  /** Lets nobody join a read any more, because something was written that its answer may not show. */
  close(): void
  /** The flight's own signal, so that the leader may leave without ending the send for the others. */
  readonly signal: CancelSignal | undefined
  /**
   * Waits for the outcome, and yields a copy of it.
   * @param until when the wait ends, in milliseconds since 1970
   * @param enter lets the request in anew, when the flight's outcome is not for it
   */
  join(request: HttpRequest, until: number, enter: Enter): Promise<HttpRequest | HttpResponse>
  /** Gives everybody the outcome, once nobody can join any more. */
  settle(failed: boolean, value: unknown): void
  /** Ends it for everybody. */
  abort(reason?: string): void
}

/** Methods that change nothing at the server: asking once more does no harm. */
export const reads: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request changes nothing at the server. */
export const isRead = (request: HttpRequest): boolean => hasMethod(reads, request)

/** How long an answer may take, in milliseconds. A minute is WeChat's own, when nobody says how long. */
export const timeoutOf = ({ timeout }: HttpRequest): number => timeout || 60_000

/**
 * Makes a flight with its leader in it.
 * @param key what it has in common with requests that are equal; empty once nobody can join any more
 * @param account whose the leader is when the flight begins
 * @param isShared others wait for its answer; else a newer one may end it
 */
export function createFlight(leader: HttpRequest, key: string, account: Account, isShared: boolean): Flight {
  const source = createCancelSource()
  // For each caller the function that takes the outcome, and the one that stops the caller's timer.
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
        // After an abort this changes nothing: the core has rejected the caller's promise already.
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
    // `accountOf` looks at the leader's call as well: it may have sent a token whose user is not known, and then its answer is shared
    // with nobody.
    isFor: (other, now, isSharedRead) =>
      key === other &&
      (isSharedRead ? account === now && accountOf(leader, 'dedupe') : leader.call.account || now) === now,
    // A leader without a signal stays to the end, and so does a flight that is shared.
    signal: !isShared || leader.signal ? source.signal : undefined,
    close() {
      if (isShared && isRead(leader)) key = ''
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
            // During the flight the leader's call may have become another account's, or have ended with its account.
            const isLost = account === undefined || account !== accountOf(leader, 'dedupe')
            if (
              isRead(request) &&
              (isLost ||
                // The leader had followed another flight itself, and has left before it went on: nothing was sent.
                (code === 'ABORT' && Object(leader.signal).aborted && cause === leader.signal!.reason) ||
                // The leader had a shorter timeout.
                (code === 'TIMEOUT' && timeoutOf(request) > timeoutOf(leader)))
            )
              // If the account is why, the request is sent for itself: the next flight's answer might not be for it either.
              return resolve(isLost ? request : enter(request, until))
            // A write may have been done all the same: it is not sent twice.
            if (isLost) throw new AbortError('equal request in flight', { request })
            const end = failed ? reject : resolve
            end(
              // A read whose answer cannot be copied is sent for itself.
              (!failed && isRead(request)
                ? deepCopy(value) || request
                : deepCopy(value, 'shared') || value) as HttpResponse,
            )
          } catch (error) {
            reject(error)
          }
        }
        addCaller(request.signal, onOutcome, until - Date.now(), () =>
          reject(new TimeoutError(`no answer within ${timeoutOf(request)} ms`, { request })),
        )
      }),
  }
}
