// What is kept of a call: mostly references and times, because each call pays for what is done while it runs.
import type { HttpRequest } from '@wxpipe/core'
import type { InspectedCall, InspectedPage, InspectedSend } from './types.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** What is not shown as it is: what the URL is made of when somebody looks, and the bodies. */
export interface Held extends Pick<HttpRequest, 'url' | 'baseURL' | 'query'> {
  /** Of a send, until the call has ended, except for data that stands in the URL. */
  data?: unknown
  answer?: unknown
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

/** Whether a call and all that it has sent have ended. */
export const isOver = ({ outcome, sends }: InspectedCall): boolean =>
  outcome !== 'pending' && sends.every((send) => send.outcome !== 'pending')

/** A call that begins. Written out, as the next one: every engine does that quickest. */
export const callOf = (
  { method, url, baseURL, query, data }: HttpRequest,
  id: number,
  page: InspectedPage | undefined,
): CallRecord => ({
  id,
  method,
  url,
  page,
  startedAt: Date.now(),
  duration: undefined,
  outcome: 'pending',
  statusCode: 0,
  error: undefined,
  answeredBy: undefined,
  sends: [],
  steps: [],
  // Other data would be kept in memory for nothing.
  held: { url, baseURL, query, data: method === 'GET' && data },
})

/** A send that begins. */
export const sendOf = ({ method, url, baseURL, query, data, header, hostOptions }: HttpRequest): SendRecord => ({
  method,
  url,
  header,
  body: undefined,
  // Only an upload has a name for its file.
  file: (hostOptions['name'] && hostOptions['filePath']) as string | undefined,
  startedAt: Date.now(),
  duration: undefined,
  outcome: 'pending',
  statusCode: 0,
  error: undefined,
  responseHeader: undefined,
  responseBody: undefined,
  profile: undefined,
  held: { url, baseURL, query, data, answer: undefined },
})
