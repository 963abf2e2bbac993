// What the inspector gives out. Everything here is a copy in which the secrets are hidden already.

/** How a call or a send stands: `'aborted'` is an end that the app asked for, so it is no failure. */
export type Outcome = 'pending' | 'ok' | 'failed' | 'aborted'

/** What may be shown of an error. */
export interface InspectedError {
  readonly name: string
  /** The code of an HttpError, such as `'NETWORK'`. */
  readonly code?: string | undefined
  readonly message: string
}

/** The page of the Mini Program on which a call began. */
export interface InspectedPage {
  /** Another one for each visit. */
  readonly id: string
  readonly route: string
}

/** A body as text; bytes and files have none. */
export interface InspectedBody {
  /** At most 10,000 characters. */
  readonly text: string
  /** Characters of the whole. */
  readonly size: number
}

/** Milliseconds of each part of a send, as HAR names them; -1 for what did not happen or is not known. */
export interface Timings {
  /** All that is not known to be something else: the host's queue, and the way between the app's code and the host. */
  readonly blocked: number
  readonly dns: number
  /** With `ssl`. */
  readonly connect: number
  readonly ssl: number
  readonly send: number
  readonly wait: number
  readonly receive: number
}

/** One step of a call through one interceptor; `'transport'` is the send. */
export interface InspectedStep {
  /** `enter`: the request arrives; `exit`: a response leaves outward; `fail`: an error leaves outward. */
  readonly type: 'enter' | 'exit' | 'fail'
  readonly name: string
  /** Milliseconds since the call began. */
  readonly at: number
}

/** One send of a call. */
export interface InspectedSend {
  readonly method: string
  /** With the query; `data` of a GET stands in it, because the host puts it there. */
  readonly url: string
  readonly header: { readonly [name: string]: string }
  readonly body: InspectedBody | undefined
  /** The name of the uploaded file. */
  readonly file: string | undefined
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds; until now, while it is pending. */
  readonly duration: number
  readonly outcome: Outcome
  /** 0 without an answer. */
  readonly statusCode: number
  readonly responseHeader: { readonly [name: string]: string }
  readonly responseBody: InspectedBody | undefined
  readonly error: InspectedError | undefined
  readonly timings: Timings
  /** Milliseconds in the host's queue; -1 where it does not say. */
  readonly queued: number
  /** Bytes, protocol and address, as far as the host says. */
  readonly sentBytes: number | undefined
  readonly receivedBytes: number | undefined
  readonly protocol: string | undefined
  readonly address: string | undefined
}

/** One call of a client, with its sends. */
export interface InspectedCall {
  /** Counts the calls of this inspector, from 1. */
  readonly id: number
  readonly method: string
  /** As the app has asked for it. */
  readonly url: string
  readonly page: InspectedPage | undefined
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds; until now, while it is pending. */
  readonly duration: number
  readonly outcome: Outcome
  /** Of what the app has got; 0 without an answer. */
  readonly statusCode: number
  readonly error: InspectedError | undefined
  /** Which interceptor the answer came from: `'cache'`, `'mock'`; `'transport'` for the server. */
  readonly answeredBy: string | undefined
  readonly sends: readonly InspectedSend[]
  readonly steps: readonly InspectedStep[]
}

/** One call as a line of a list: little enough for `setData`. */
export interface InspectedRow {
  readonly id: number
  readonly method: string
  /** The path, without host and query. */
  readonly path: string
  readonly outcome: Outcome
  readonly statusCode: number
  /** Milliseconds. */
  readonly duration: number
  /** How often it was sent. */
  readonly sends: number
  /** Which interceptor has answered in the server's place; `''` for the server. */
  readonly from: string
}
