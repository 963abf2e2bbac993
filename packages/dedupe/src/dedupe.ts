// One send for equal requests in flight, and no double submit.
import {
  AbortError,
  type CancelSignal,
  createCancelSource,
  type HttpRequest,
  type HttpResponse,
  ORDER_DEDUPE,
  type Plugin,
  resolveUrl,
} from '@wxpipe/core'
import { copyOf } from './copy.ts'

/** Options of `dedupe`. */
export interface DedupeOptions {
  /** Whose session this is (a user id, never the token): equal requests of two accounts are two requests. */
  readonly account: () => string | number | null | undefined
  /** What makes requests of one account equal, `undefined` for never; default: method, URL, body, header, options. */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Methods whose equal requests share one send; default GET, HEAD, OPTIONS. */
  readonly methods?: readonly string[] | undefined
  /** The interceptor's name; default `'dedupe'`. */
  readonly name?: string | undefined
}

/** The request option that `dedupe` adds. */
export interface DedupeKeys {
  /** `true` shares, `false` does not; `'reject'` refuses a request while an equal one is in flight (double submit). */
  readonly dedupe: boolean | 'reject'
}

type Settle = (failed: boolean, value?: unknown) => void

/** Counts a caller in on a flight: it hears of the outcome unless its signal trips before. */
type Board = (signal: CancelSignal | undefined, settle: Settle) => void

/**
 * Makes the plugin that lets equal requests share one send. Each caller may abort alone; the send ends when the last
 * one leaves. Followers get copies, so that nobody changes another's answer.
 * @throws AbortError (as a rejection) for a request with `dedupe: 'reject'` while an equal one is in flight
 * @example client.use(dedupe({ account: () => session.userId })); client.post('order', data, { dedupe: 'reject' })
 */
export function dedupe(options: DedupeOptions): Plugin<DedupeKeys> {
  const { account, key = defaultKey, methods = ['GET', 'HEAD', 'OPTIONS'], name = 'dedupe' } = options
  const flights = new Map<string, Board>()
  const landings = new WeakMap<HttpRequest, Settle>()

  const lead = (key: string, request: HttpRequest): HttpRequest => {
    const { signal } = request
    // A signal of the flight's own: the first caller may leave without ending it for the others.
    const source = signal && createCancelSource()
    const callers = new Set<Settle>()
    const board: Board = (signal, settle) => {
      const caller: Settle = (failed, value) => {
        callers.delete(caller)
        if (signal) signal.removeEventListener('abort', leave)
        settle(failed, value)
      }
      const leave = () => {
        caller(true) // The core has told the caller already: this only settles what nobody waits for.
        if (callers.size) return
        flights.delete(key)
        source!.abort() // Everybody had a signal, so the first caller had.
      }
      callers.add(caller)
      if (signal) signal.addEventListener('abort', leave)
    }
    board(signal, () => {})
    flights.set(key, board)
    const passed = Object.assign({}, request, source && { signal: source.signal })
    landings.set(passed, (failed, value) => {
      // When everybody has left, the key may be another flight's.
      if (callers.size) flights.delete(key)
      for (const caller of callers) caller(failed, value)
    })
    return passed
  }

  const follow = (board: Board, signal: CancelSignal | undefined): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      board(signal, (failed, value) => {
        try {
          if (failed) reject(value)
          else resolve(copyOf(value as HttpResponse))
        } catch {
          // A circle, which no JSON has: an interceptor inside made it.
          resolve(value as HttpResponse)
        }
      })
    })

  const land =
    (failed: boolean) =>
    (value: unknown, request: HttpRequest): HttpResponse => {
      const landing = landings.get(request)
      if (landing) landing(failed, value)
      if (failed) throw value
      return value as HttpResponse
    }

  return {
    name,
    order: ORDER_DEDUPE,
    request(request: HttpRequest<DedupeKeys>) {
      const { dedupe: mode = methods.includes(request.method) } = request.options
      const own = mode ? key(request) : undefined
      if (own === undefined) return request
      const full = JSON.stringify([account(), own])
      const board = flights.get(full)
      if (!board) return lead(full, request)
      if (mode === 'reject') throw new AbortError('equal request in flight', { request })
      return follow(board, request.signal)
    },
    response: land(false),
    error: land(true),
  }
}

/** Nothing for a body whose bytes JSON does not show, or that it refuses: two of them would look equal. */
function defaultKey(request: HttpRequest): string | undefined {
  const { method, data, header, hostOptions, options, validateStatus } = request
  let key: string | undefined
  try {
    if (!(Object(data).byteLength >= 0)) {
      key = JSON.stringify([
        method,
        resolveUrl(request),
        data,
        header,
        hostOptions,
        // What is switched off (`auth: false`) makes another answer.
        Object.entries(options).filter(([, value]) => value === false),
        // A function is known by its text.
        `${options.transport}${validateStatus}`,
      ])
    }
  } catch {}
  return key
}
