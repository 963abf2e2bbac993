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

/** A send under way. */
export interface Flight {
  /**
   * Whether the leader and a request of this key ask the same for one account. A flight that nobody began becomes the flight of
   * whoever logs in, as the leader's call does.
   * @param now whose the request is
   * @param isSharedRead the request is to get the leader's answer: one that was asked for without a token is not for somebody
   * who has logged in since
   */
  isFor(key: string, now: Account, isSharedRead: boolean): boolean
  /** Something was written: what a read is answered may not show it, so nobody joins any more. */
  close(): void
  /** Its own signal: the leader may leave without ending it for the others. */
  readonly signal: CancelSignal | undefined
  /**
   * Waits for the outcome, and yields a copy of it.
   * @param until when the wait ends, in milliseconds since 1970
   * @param enter lets the request in anew, when what came of the flight is not for it
   */
  join(request: HttpRequest, until: number, enter: Enter): Promise<HttpRequest | HttpResponse>
  /** Tells everybody the outcome, once it is in flight no more. */
  land(failed: boolean, value: unknown): void
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
  // What tells each of them, and what stops its timer.
  const callers = new Map<Flight['land'], Cancel>()

  /** Counts a caller in, until it has heard the outcome, its signal aborts, or its time (milliseconds) is over. */
  const countIn = (signal: CancelSignal | undefined, hear: Flight['land'], time?: number, late?: () => void) => {
    callers.set(
      hear,
      startTimer(time, signal, () => {
        callers.delete(hear)
        if (!callers.size) abort()
        // Nobody hears it after an abort: the core has told the caller already.
        if (late) late()
      }),
    )
  }

  const abort = (reason?: string) => {
    key = ''
    source.abort(reason)
  }

  countIn(leader.signal, () => {})
  return {
    // The leader is asked as well: it may have sent a token whose user is not known, and then its answer is shared with nobody.
    isFor: (other, now, isSharedRead) =>
      key === other &&
      (isSharedRead ? account === now && accountOf(leader, 'dedupe') : leader.call.account || now) === now,
    // Without a signal the leader of what is shared stays to the end, and so does the flight.
    signal: !isShared || leader.signal ? source.signal : undefined,
    close() {
      if (isShared && isRead(leader)) key = ''
    },
    abort,
    land(failed, value) {
      callers.forEach((stop, hear) => {
        stop()
        hear(failed, value)
      })
    },
    join: (request, until, enter) =>
      new Promise((resolve, reject) => {
        const hear = (failed: boolean, value: unknown) => {
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
                // The leader was in a greater hurry.
                (code === 'TIMEOUT' && timeoutOf(request) > timeoutOf(leader)))
            )
              // One whose answer is lost is sent for itself: the answer of the next flight might be lost as well.
              return resolve(isLost ? request : enter(request, until))
            // A write may have been done all the same: it is not sent twice.
            if (isLost) throw new AbortError('equal request in flight', { request })
            const settle = failed ? reject : resolve
            settle(
              // A read whose answer cannot be copied is sent for itself.
              (!failed && isRead(request)
                ? deepCopy(value) || request
                : deepCopy(value, 'shared') || value) as HttpResponse,
            )
          } catch (error) {
            reject(error)
          }
        }
        countIn(request.signal, hear, until - Date.now(), () =>
          reject(new TimeoutError(`no answer within ${timeoutOf(request)} ms`, { request })),
        )
      }),
  }
}
