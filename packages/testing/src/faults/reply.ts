// The answer that a test writes for a request: what a scripted server gives, and what a fault may carry.

/** What a scripted server answers; everything is optional. */
export interface Reply {
  /** Default 200. */
  readonly statusCode?: number
  /** Names in the case the app shall receive them. */
  readonly header?: Readonly<Record<string, string | string[]>>
  /** `Set-Cookie` lines; they also appear in `header`, joined by `,`. */
  readonly cookies?: readonly string[]
  /** An object is sent as JSON, a string as text, an ArrayBuffer as bytes. */
  readonly data?: unknown
  /** Milliseconds until the answer, through the global `setTimeout`; default 0 answers after a microtask. */
  readonly delay?: number
  /** Pieces of the body, told one by one to `onChunkReceived` when the request has `enableChunked`. */
  readonly chunks?: readonly (string | ArrayBuffer | Uint8Array)[]
  /** Milliseconds before each chunk; default 0. */
  readonly chunkDelay?: number
}
