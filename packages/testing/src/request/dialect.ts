// How the calls that send something differ from each other (wx.request, uploads, downloads, the cloud): names, limits,
// conversions.
import type { Fault } from '../faults/fault.ts'
import type { Wire, WireResponse } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { Timing } from './timing.ts'

/** One kind of call; `O` are the app's options. */
export interface Dialect<O> {
  /** The name in `errMsg` and in the journal. */
  readonly api: string
  /** Milliseconds that the call may run. */
  limitOf(options: O, context: Context): number
  /** The request as it is sent, or why it is refused. */
  toWire(options: O, context: Context): Wire | Fault
  /** Whether the body arrives in pieces; what arrived in a request's chunks is not in `success` again. */
  isChunked(options: O, context: Context): boolean
  /** Which callback gets the response, and its argument. */
  toOutcome(arrival: Arrival<O>): readonly ['success' | 'fail', object]
  /** What `fail` gets for a fault. */
  failure(fault: Fault): object
}

/** A response as it arrives, with everything that decides what the app gets. */
export interface Arrival<O> {
  readonly response: WireResponse
  readonly options: O
  readonly context: Context
  readonly fault: Fault | undefined
  /** When the steps of the call happened. */
  readonly timing: Timing
}
