// What the inspector gives out. Everything here is a copy in which the secrets are hidden already.
import type { Header } from '@wxpipe/core'

/** The state of a call or a send. `'aborted'` is an end that was asked for, so it is not a failure. */
export type Outcome = 'pending' | 'ok' | 'failed' | 'aborted'

/** What may be shown of an error. */
export interface InspectedError {
  readonly name: string
  /** The code of an HttpError, such as `'NETWORK'`. */
  readonly code: string | undefined
  readonly message: string
}

/** The page of the Mini Program on which a call began. */
export interface InspectedPage {
  /** A new one for each visit to a page. */
  readonly id: string
  readonly route: string
}

/** A body as text; bytes and files have none. */
export interface InspectedBody {
  /** At most 10,000 characters. */
  readonly text: string
  /** Characters of the whole body. */
  readonly size: number
}

/** What calls and sends have in common. */
export interface InspectedSpan {
  readonly method: string
  /** With the query, which includes the `data` of a GET, because the host puts it there. */
  readonly url: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds; `undefined` while it is pending. */
  readonly duration: number | undefined
  readonly outcome: Outcome
  /** 0 without a response. */
  readonly statusCode: number
  readonly error: InspectedError | undefined
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
export interface InspectedSend extends InspectedSpan {
  readonly header: Header
  readonly body: InspectedBody | undefined
  /** The path of the uploaded file, or its name if it is a File instead of a path. */
  readonly file: string | undefined
  /** The name of the file's part in the form. */
  readonly part: string | undefined
  readonly responseHeader: Header | undefined
  readonly responseBody: InspectedBody | undefined
  /** `res.profile`, as the host gives it. */
  readonly profile: Profile | undefined
}

/** One call of a client, with its sends. */
export interface InspectedCall extends InspectedSpan {
  /** Counts the calls of this inspector, from 1. */
  readonly id: number
  readonly page: InspectedPage | undefined
  /**
   * The interceptor that returned the response, such as `'cache'`; `'transport'` if the request was sent, or mocked as
   * if it were.
   */
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
  /** Milliseconds; `undefined` while it is pending. */
  readonly duration: number | undefined
  /** How often it was sent. */
  readonly sends: number
  /** The interceptor that returned the response, as in `InspectedCall`. */
  readonly answeredBy: string | undefined
}

/**
 * `res.profile`: times in milliseconds since 1970, 0 for what did not happen. On iOS and Android it is there by default, in the
 * developer tools it is not (miniprogram-api-typings 4.1).
 */
export interface Profile {
  /** `domainLookup…` in base libraries whose typings are older than 3.12. */
  readonly domainLookUpStart?: number
  readonly domainLookUpEnd?: number
  readonly domainLookupStart?: number
  readonly domainLookupEnd?: number
  readonly connectStart?: number
  readonly connectEnd?: number
  readonly SSLconnectionStart?: number
  readonly SSLconnectionEnd?: number
  readonly requestStart?: number
  readonly requestEnd?: number
  readonly responseStart?: number
  readonly responseEnd?: number
  readonly queueStart?: number
  readonly queueEnd?: number
  readonly socketReused?: boolean
  readonly protocol?: string
  readonly peerIP?: string
  /** Bytes. */
  readonly sendBytesCount?: number
  /** wx spells it so. */
  readonly receivedBytedCount?: number
}
