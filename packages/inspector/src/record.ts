// The record of a call: mostly references and times, because any work done here slows the call down.
import type { HttpRequest } from '@wxpipe/core'
import type { InspectedCall, InspectedPage, InspectedSend } from './types.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The fields that are not shown as they are: the parts of the URL, and the bodies. */
export interface Held extends Pick<HttpRequest, 'url' | 'baseURL' | 'query'> {
  /** The body of a send, until the call has ended; data that goes into the URL is kept longer. */
  data?: unknown
  responseData?: unknown
}

/** The fields that a send gets when it ends; its record does not have them before. */
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

/** The record of a call that begins. All fields are written out, here and in `sendOf`: that is the quickest way in every engine. */
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
  // Of a call, only the data of a GET is shown (in the URL); other data would only take memory.
  held: { url, baseURL, query, data: method === 'GET' && data },
})

/** The record of a send that begins. */
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
  // Only an upload has a part name. Some hosts take a File instead of a path, or a Blob, which has no name.
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
