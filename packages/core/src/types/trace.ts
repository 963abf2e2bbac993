// What a tracer reports.
import type { HttpRequest } from './pipeline.ts'
import type { HttpResponse, Method } from './values.ts'

/** One step of one request through one interceptor (`'transport'` names the send itself). */
export interface TraceEvent {
  /** `enter`: the request arrives; `exit`: a response leaves outward; `fail`: an error leaves outward. */
  readonly type: 'enter' | 'exit' | 'fail'
  /** The interceptor's name. */
  readonly name: string
  /** How often this call has entered the interceptor so far, from 1; it cannot tell parallel entries apart. */
  readonly attempt: number
  /** The number of the call, from 1, among those that this tracer has seen. */
  readonly call: number
  readonly method: Method
  /** Without query, fragment and user info, which may hold secrets. */
  readonly url: string
  /** Of the response, for an `exit`. */
  readonly statusCode?: number
  /** For a `fail`: what was thrown. */
  readonly error?: unknown
  /** Not enumerable, because it may hold a token: `console.log(event)` does not show it. */
  readonly request?: HttpRequest
  /** The response of an `exit`; not enumerable either. */
  readonly response?: HttpResponse
}
/** Receives every `TraceEvent`. What it throws becomes an unhandled rejection and changes nothing. */
export type TraceListener = (event: TraceEvent) => void
