// The response that a test writes for a request: a scripted server gives it, and a fault may contain one.

import type { RequestProfile } from '../wx/request-profile.ts'
import type { Known } from './spelling.ts'

/** What a scripted server returns; everything is optional. */
export interface Reply {
  /** Default 200. */
  readonly statusCode?: number
  /** The app receives the names in the case that is written here. */
  readonly header?: Readonly<Record<string, string | string[]>>
  /** `Set-Cookie` lines; they also appear in `header`, joined by `,`. */
  readonly cookies?: readonly string[]
  /** An object is sent as JSON, a string as text, an ArrayBuffer as bytes. */
  readonly data?: unknown
  /** Parts of `res.profile` that replace what the host measures. */
  readonly profile?: Partial<RequestProfile>
  /** Milliseconds until the response, by the global `setTimeout`; default 0: the response comes after a microtask. */
  readonly delay?: number
  /** Pieces of the body, passed one by one to `onChunkReceived` if the request has `enableChunked`. */
  readonly chunks?: readonly (string | ArrayBuffer | Uint8Array)[]
  /** Milliseconds before each chunk; default 0. */
  readonly chunkDelay?: number
}

export const replyNames = {
  statusCode: 'number',
  header: 'plain object',
  cookies: 'list of strings',
  data: 'any',
  profile: 'plain object',
  delay: 'number from 0',
  chunks: 'list of strings or bytes',
  chunkDelay: 'number from 0',
} satisfies Known<Reply>
