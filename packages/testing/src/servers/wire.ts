// What travels between wx.request and a server, and the seam both kinds of server implement.
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

/** Header lines of an answer, in the server's own case and order. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

export interface Head {
  readonly statusCode: number
  readonly lines: HeaderLines
  /** How many bytes the body will have, as far as that is known. */
  readonly size?: number
}

export interface Answer extends Head {
  readonly body: string | Uint8Array
  /** What the server has measured or scripted of `res.profile`. */
  readonly profile?: Partial<RequestProfile>
}

/** The calls by which a server answers; after `answer` or `fail` none may come. */
export interface Sink {
  /** The answer will take time: the request's timeout must be armed. */
  wait(): void
  head(head: Head): void
  chunk(bytes: Uint8Array): void
  answer(answer: Answer): void
  fail(fault: Fault): void
  /** Whether the answer is wanted before the call returns. */
  readonly synchronous: boolean
}

/** Sends a request; the returned function cancels it. */
export type Carrier = (wire: Wire, sink: Sink) => () => void

/** Who carries a request, or why nobody may. */
export type Route = (wire: Wire, fault: Fault | undefined) => Carrier | Fault
