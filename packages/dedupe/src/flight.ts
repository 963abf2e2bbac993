// One send that several callers share: who waits for it, how long, and when it ends.
import {
  AbortError,
  accountOf,
  type Cancel,
  type CancelSignal,
  createCancelSource,
  deepCopy,
  type HttpRequest,
  type HttpResponse,
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
  /** Its own signal: the leader may leave without ending it for the others. */
  readonly signal: CancelSignal | undefined
  /** A read that is shared: its answer may not show what is written meanwhile. */
  readonly isRead: boolean
  /**
   * Waits for the outcome, and yields a copy of it.
   * @param until when the wait ends, in milliseconds since 1970
   * @param enter lets the request in anew, when what came of the flight is not for it
   */
  follow(request: HttpRequest, until: number, enter: Enter): Promise<HttpRequest | HttpResponse>
  /** Tells everybody the outcome. */
  land(failed: boolean, value: unknown): void
  /** Ends it for everybody. */
  abort(reason?: string): void
}

/** Methods that change nothing at the server: asking once more does no harm. */
export const reads: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request changes nothing at the server. */
export const isRead = ({ method }: HttpRequest): boolean => reads.includes(method)

/** How long an answer may take, in milliseconds. A minute is WeChat's own, when nobody says how long. */
export const timeoutOf = ({ timeout }: HttpRequest): number => timeout || 60_000

/**
 * Makes a flight with its leader in it.
 * @param isShared others wait for its answer; else a newer one may end it
 * @param end called when it lands, and when it is aborted; perhaps twice
 */
export function createFlight(leader: HttpRequest, isShared: boolean, end: () => void): Flight {
  const source = createCancelSource()
  // What tells each of them, and what stops its timer.
  const callers = new Map<Flight['land'], Cancel>()

  /** Counts a caller in, until it has heard the outcome, its signal aborts, or its time (milliseconds) is over. */
  const join = (signal: CancelSignal | undefined, hear: Flight['land'], time?: number, late?: () => void) => {
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
    end()
    source.abort(reason)
  }

  join(leader.signal, () => {})
  return {
    // Without a signal the leader of what is shared stays to the end, and so does the flight.
    signal: leader.signal || !isShared ? source.signal : undefined,
    isRead: isShared && isRead(leader),
    abort,
    land(failed, value) {
      end()
      callers.forEach((stop, hear) => {
        stop()
        hear(failed, value)
      })
    },
    follow: (request, until, enter) =>
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
              return resolve(enter(request, until))
            // A write may have been done all the same: it is not sent twice.
            if (isLost) throw new AbortError('equal request in flight', { request })
            const settle = failed ? reject : resolve
            settle(
              // A read whose answer cannot be copied is sent for itself.
              (isRead(request) && !failed
                ? deepCopy(value) || request
                : deepCopy(value, 'shared') || value) as HttpResponse,
            )
          } catch (error) {
            reject(error)
          }
        }
        join(request.signal, hear, until - Date.now(), () =>
          reject(new TimeoutError(`no answer within ${timeoutOf(request)} ms`, { request })),
        )
      }),
  }
}
