// HAR 1.2 as the inspector writes it (http://www.softwareishard.com/blog/har-12-spec/), with extra fields of its own.
import type { InspectedError, InspectedStep, Outcome } from './types.ts'

/** The result of `harOf`: written as JSON, it is a `.har` file. */
export interface Har {
  readonly log: HarLog
}

/** The calls as HAR has them: pages and entries. */
export interface HarLog {
  readonly version: '1.2'
  readonly creator: { readonly name: string; readonly version: string }
  /** The visits to pages during which calls began. */
  readonly pages: readonly HarPage[]
  /** One for each send, and one for each call that has no send or got its response from an interceptor. */
  readonly entries: readonly HarEntry[]
}

/** A visit to a page. */
export interface HarPage {
  readonly id: string
  /** The page's route. */
  readonly title: string
  /** ISO 8601. */
  readonly startedDateTime: string
  readonly pageTimings: Record<string, never>
}

/** One send, or a call that sent nothing. */
export interface HarEntry {
  readonly pageref?: string
  readonly startedDateTime: string
  /** Milliseconds, the sum of `timings`. */
  readonly time: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly httpVersion: string
    readonly cookies: readonly never[]
    readonly headers: readonly HarPair[]
    readonly queryString: readonly HarPair[]
    readonly postData?: HarPostData
    readonly headersSize: number
    readonly bodySize: number
  }
  readonly response: {
    /** 0 without a response. */
    readonly status: number
    readonly statusText: string
    readonly httpVersion: string
    readonly cookies: readonly never[]
    readonly headers: readonly HarPair[]
    readonly content: {
      readonly size: number
      readonly mimeType: string
      readonly text?: string
      readonly comment?: string
    }
    readonly redirectURL: string
    readonly headersSize: number
    readonly bodySize: number
    /** The error; DevTools shows it in place of the status. */
    readonly _error?: string
  }
  readonly cache: Record<string, never>
  readonly timings: HarTimings
  readonly serverIPAddress?: string
  readonly _resourceType: 'xhr'
  /** The response came without a send. */
  readonly _fromCache?: 'memory'
  readonly _wxpipe: HarCall
}

/** Milliseconds of each part; -1 for what did not happen or is not known. */
export interface HarTimings {
  readonly blocked: number
  readonly dns: number
  /** Includes `ssl`. */
  readonly connect: number
  readonly ssl: number
  readonly send: number
  readonly wait: number
  readonly receive: number
  /** The part of `blocked` that was spent in the host's queue. */
  readonly _blocked_queueing?: number
}

/** A header or a query parameter. */
export interface HarPair {
  readonly name: string
  readonly value: string
}

/** The body of a request. */
export interface HarPostData {
  readonly mimeType: string
  readonly text?: string
  readonly params?: readonly HarPart[]
  /** Says so if the end of the body is missing. */
  readonly comment?: string
}

/** A field of an upload, or its file. */
export interface HarPart {
  readonly name: string
  readonly value?: string
  readonly fileName?: string
}

/** The call that an entry belongs to. */
export interface HarCall {
  /** The number of the call, the same in all its entries. */
  readonly call: number
  /**
   * Which of the call's sends the entry is, from 1; 0 for the call itself, if an interceptor returned the response or
   * nothing was sent.
   */
  readonly send: number
  /** ISO 8601. */
  readonly startedDateTime: string
  /** Milliseconds of the whole call; missing while it is pending. */
  readonly duration: number | undefined
  readonly outcome: Outcome
  readonly statusCode: number
  readonly answeredBy: string | undefined
  readonly error: InspectedError | undefined
  /** The call's path through the interceptors; `at` counts from the call's beginning. */
  readonly steps: readonly InspectedStep[]
}
