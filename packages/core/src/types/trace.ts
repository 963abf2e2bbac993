// What a tracer tells.
import type { HttpRequest } from './pipeline.ts'
import type { HttpResponse, Method } from './values.ts'

/** One step of one request through one interceptor (`'transport'` names the send itself). */
export interface TraceEvent {
  /** `enter`: the request arrives; `exit`: a response leaves outward; `fail`: an error leaves outward. */
  readonly type: 'enter' | 'exit' | 'fail'
  readonly name: string
  /** How often this call has entered the interceptor so far, from 1: not which entry it was, where several are under way. */
  readonly attempt: number
  /** Counts the calls of this client, from 1. */
  readonly call: number
  readonly method: Method
  /** Without query and user info, which may hold secrets. */
  readonly url: string
  readonly statusCode?: number
  readonly error?: unknown
  /** Not enumerable, because it may hold a token: `console.log(event)` does not show it. */
  readonly request?: HttpRequest
  /** The answer of an `exit`; not enumerable either. */
  readonly response?: HttpResponse
}
/** Receives every `TraceEvent`; what it throws is reported outside and changes nothing. */
export type TraceListener = (event: TraceEvent) => void
