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
  /** The function that sends; default: the global `fetch`. Called without `this`, as the global one has to be. */
  readonly fetch?: AnyFetch | undefined
  /** Which requests carry cookies; default: the runtime's default, in a page `'same-origin'`. */
  readonly credentials?: 'include' | 'same-origin' | 'omit' | undefined
  /** `fetchFiles()`, for uploads and downloads; default: none. */
  readonly files?: FilesOf | undefined
  /** Where data is stored; default: `localStorage`, in Node the memory. */
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
 * Makes a host for a web page or Node. Give all clients of an app the same host: they share its login page.
 * @throws ConfigError for an unknown option or one of the wrong type, and where there is no `fetch`
 * @example
 * export const host = fetchHost({ credentials: 'include' })
 * export const client = createClient({ host, baseURL: 'https://api.example.com/' })
 */
export function fetchHost(options: FetchHostOptions = {}): FetchHost {
  const { fetch, credentials, files, storage } = checkOptions('fetchHost', options, kinds)
  if (!fetch && !runtime.fetch) throw new ConfigError('fetchHost needs fetch')
  // The global fetch is looked up at each call, because test tools replace it.
  const send: Fetch = fetch || ((url, init) => runtime.fetch!(url, init))
  return Object.assign(createStorage(storage), createPhone(), files && files(send, credentials), {
    hasPatch: true as const,
    request: createRequest(send, credentials),
  })
}
