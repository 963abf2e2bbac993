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

/** What a send gets when it ends; the record has no place for it before. */
type Late = 'body' | 'responseHeader' | 'responseBody' | 'profile'

/** A send, as it happened. */
export interface SendRecord extends Omit<Writable<InspectedSend>, Late>, Partial<Writable<Pick<InspectedSend, Late>>> {
  readonly held: Held
}

/** A call, as it happened. */
export interface CallRecord extends Omit<Writable<InspectedCall>, 'sends'> {
  readonly held: Held
  readonly sends: SendRecord[]
  readonly steps: InspectedCall['steps'][number][]
}

/** Whether a call and all that it has sent have ended. */
export const isOver = (call: CallRecord): boolean => [call, ...call.sends].every(({ outcome }) => outcome !== 'pending')

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
export const sendOf = ({
  method,
  url,
  baseURL,
  query,
  data,
  header,
  hostOptions: { name: part, filePath },
}: HttpRequest): SendRecord => ({
  method,
  url,
  header,
  // Only an upload has a name for its file. A host may take a File in the place of a path, or a Blob, which has no name.
  part: part as string | undefined,
  file: (part &&
    filePath &&
    (typeof filePath === 'object' ? (filePath as { name?: string }).name || 'file' : filePath)) as string | undefined,
  startedAt: Date.now(),
  duration: undefined,
  outcome: 'pending',
  statusCode: 0,
  error: undefined,
  held: { url, baseURL, query, data },
})
