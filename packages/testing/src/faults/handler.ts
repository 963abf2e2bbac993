// A scripted server is a function from a request, as a server would see it, to a reply or a fault.
import type { Fault } from './fault.ts'
import type { Reply } from './reply.ts'

/** One request as the server sees it, after wx's own conversions. */
export interface HostRequest {
  /** The whole url, with the query string that wx built from `data` of a GET. */
  readonly url: string
  /** The path alone, still percent-encoded: `/meetup/api/v1/user`. */
  readonly path: string
  /** The decoded query; a repeated name has an array. */
  readonly query: Readonly<Record<string, string | string[]>>
  readonly method: string
  /** Names in lower case, including `content-type` and `referer`. */
  readonly header: Readonly<Record<string, string>>
  /**
   * The body: parsed if it is JSON, an object if it is form-urlencoded or multipart (files as `UploadedFile`), else
   * text or an ArrayBuffer.
   */
  readonly data: unknown
  /** The body as it was sent. */
  readonly raw: string | ArrayBuffer | undefined
}

/** A file in the `data` of a multipart request. */
export interface UploadedFile {
  /** The file name in the part's header: the last segment of the path, because the app cannot set it. */
  readonly name: string
  readonly type: string
  readonly data: ArrayBuffer
}

/**
 * A scripted server.
 * @example
 * const handler: Handler = ({ path }) => (path === '/me' ? { data: { id: 1 } } : { statusCode: 404 })
 */
export type Handler = (request: HostRequest) => Reply | Fault | Promise<Reply | Fault>
