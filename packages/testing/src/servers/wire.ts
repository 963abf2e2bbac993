// What travels between wx.request and a server, and the interface that both kinds of server implement.
import type { Fault } from '../faults/fault.ts'
import type { RequestProfile } from '../wx/request-profile.ts'

/** A request after wx's own conversions. */
export interface Wire {
  readonly url: string
  readonly method: string
  /** Names as the app wrote them; `content-type` and `referer` as wx sets them. */
  readonly header: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
  readonly follow: boolean
  readonly chunked: boolean
}

/** Header lines of a response, in the server's own case and order. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

export interface Head {
  readonly statusCode: number
  readonly lines: HeaderLines
  /** How many bytes the body will have, if that is known. */
  readonly size?: number
}

export interface WireResponse extends Head {
  readonly body: string | Uint8Array
  /** The parts of `res.profile` that the server has measured or scripted. */
  readonly profile?: Partial<RequestProfile>
}

/** The functions by which a server responds; after `respond` or `fail` none may be called. */
export interface Sink {
  /** Called if the response will take time: it sets the request's timeout. */
  wait(): void
  head(head: Head): void
  chunk(bytes: Uint8Array): void
  respond(response: WireResponse): void
  fail(fault: Fault): void
  /** Whether the response must come before the call returns. */
  readonly synchronous: boolean
}

/** Sends a request; the returned function cancels it. */
export type Carrier = (wire: Wire, sink: Sink) => () => void

/** Finds the carrier of a request, or why it may not be sent. */
export type Route = (wire: Wire, fault: Fault | undefined) => Carrier | Fault
