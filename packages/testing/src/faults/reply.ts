// The answer that a test writes for a request: what a scripted server gives, and what a fault may carry.

import type { RequestProfile } from '../wx/request-profile.ts'
import type { Known } from './spelling.ts'

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
  /** Parts of `res.profile` in the place of what the host measures. */
  readonly profile?: Partial<RequestProfile>
  /** Milliseconds until the answer, through the global `setTimeout`; default 0 answers after a microtask. */
  readonly delay?: number
  /** Pieces of the body, told one by one to `onChunkReceived` when the request has `enableChunked`. */
  readonly chunks?: readonly (string | ArrayBuffer | Uint8Array)[]
  /** Milliseconds before each chunk; default 0. */
  readonly chunkDelay?: number
}

export const replyNames = {
  statusCode: true,
  header: true,
  cookies: true,
  data: true,
  profile: true,
  delay: true,
  chunks: true,
  chunkDelay: true,
} satisfies Known<Reply>
