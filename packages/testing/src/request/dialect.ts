// How the calls that send something differ (wx.request, uploads, downloads, the cloud): names, limits, conversions.
import type { Fault } from '../faults/fault.ts'
import type { Answer, Wire } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { Timing } from './timing.ts'

/** One kind of call; `O` is what the app hands over. */
export interface Dialect<O> {
  /** The name in `errMsg` and in the journal. */
  readonly api: string
  /** Milliseconds that the call may run. */
  limitOf(options: O, context: Context): number
  /** The request as it is sent, or why it is refused. */
  toWire(options: O, context: Context): Wire | Fault
  /** Whether the body comes piece by piece; `success` does not repeat what a request's chunks have brought. */
  isChunked(options: O, context: Context): boolean
  /** Which callback the answer goes to, and with what. */
  toOutcome(arrival: Arrival<O>): readonly ['success' | 'fail', object]
  /** What `fail` is given for a fault. */
  failure(fault: Fault): object
}

/** An answer as it arrives, with all that decides what the app gets of it. */
export interface Arrival<O> {
  readonly answer: Answer
  readonly options: O
  readonly context: Context
  readonly fault: Fault | undefined
  /** When its steps happened. */
  readonly timing: Timing
}
