// A host for web pages and Node: wx's functions over what the browser or Node has.
import { ConfigError, checkOptions, type Kinds } from '@wxpipe/core'
import type { FilesOf, HostFiles } from './fetch-files.ts'
import { createPhone, type Phone } from './phone.ts'
import { createRequest, type RequestCall } from './request.ts'
import { type AnyFetch, type Fetch, runtime } from './runtime.ts'
import { createStorage, type Storage, type TextStore } from './storage.ts'
import type { HostTask } from './task.ts'

/** Options of `fetchHost`. */
export interface FetchHostOptions {
  /** Sends; default: the global `fetch`. Called as a plain function, as the global one has to be. */
  readonly fetch?: AnyFetch | undefined
  /** Which requests carry cookies; default: the runtime's own, in a page `'same-origin'`. */
  readonly credentials?: 'include' | 'same-origin' | 'omit' | undefined
  /** `fetchFiles()`, for uploads and downloads; default: none. */
  readonly files?: FilesOf | undefined
  /** Where the storage is; default: `localStorage`, in Node the memory. */
  readonly storage?: TextStore | undefined
}

/** The host: what wxpipe's plugins use of `wx`. */
export type FetchHost = Storage &
  Phone &
  Partial<HostFiles> & {
    /** PATCH is sent as it is. */
    readonly hasPatch: true
    request(call: RequestCall): HostTask
  }

const kinds: Kinds<FetchHostOptions> = {
  fetch: 'function',
  credentials: 'string',
  files: 'function',
  storage: 'object',
}

/**
 * Makes a host for a web page or Node. The clients of an app share one: a login page belongs to the host.
 * @throws ConfigError for an option that is not known or of another kind, and where there is no `fetch`
 * @example
 * export const host = fetchHost({ credentials: 'include' })
 * export const client = createClient({ host, baseURL: 'https://api.example.com/' })
 */
export function fetchHost(options: FetchHostOptions = {}): FetchHost {
  const { fetch, credentials, files, storage } = checkOptions('fetchHost', options, kinds)
  if (!fetch && !runtime.fetch) throw new ConfigError('fetchHost needs fetch')
  // The global one of the moment: test tools put another one in its place.
  const send: Fetch = fetch || ((url, init) => runtime.fetch!(url, init))
  return Object.assign(createStorage(storage), createPhone(), files && files(send, credentials), {
    hasPatch: true as const,
    request: createRequest(send, credentials),
  })
}
