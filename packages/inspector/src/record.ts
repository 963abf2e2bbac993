// What is kept of a call: mostly references and times, because each call pays for what is done while it runs.
import type { HttpRequest } from '@wxpipe/core'
import type { InspectedCall, InspectedSend } from './types.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** What is not shown as it is. */
export interface Held {
  /** What the URL is made of, when somebody looks. */
  readonly target: Pick<HttpRequest, 'url' | 'baseURL' | 'query'>
  /** The bodies of a send; until its call has ended, except for data that stands in the URL. */
  data: unknown
  answer: unknown
}

/** A send, as it happened. */
export interface SendRecord extends Writable<InspectedSend> {
  readonly held: Held
}

/** A call, as it happened. */
export interface CallRecord extends Writable<InspectedCall> {
  readonly held: Held
  readonly sends: SendRecord[]
  readonly steps: InspectedCall['steps'][number][]
}

/** Of a request, what calls and sends have in common. */
export const spanOf = ({ method, url, baseURL, query }: HttpRequest, data?: unknown) => ({
  method,
  url,
  startedAt: Date.now(),
  duration: undefined,
  outcome: 'pending' as const,
  statusCode: 0,
  error: undefined,
  held: { target: { url, baseURL, query }, data, answer: undefined },
})
