// A host for web pages and Node: wx's functions over what the browser or Node has.
import { ConfigError, checkOptions, type Kinds } from '@wxpipe/core'
import { createDownload, type DownloadCall } from './download.ts'
import { createFiles, type Files } from './files.ts'
import { createPhone } from './phone.ts'
import { createRequest, type RequestCall } from './request.ts'
import { createStorage } from './storage.ts'
import { type Fetch, type FormLike, here, type NodeFiles, type StorageLike } from './surroundings.ts'
import type { HostTask } from './task.ts'
import { createUpload, type UploadCall } from './upload.ts'

/** Options of `fetchHost`. */
export interface FetchHostOptions {
  /** Sends; default: the global `fetch`. Called as a plain function, as the global one has to be. */
  // biome-ignore lint/suspicious/noExplicitAny: the typings of fetch differ between the DOM, Node and other packages
  readonly fetch?: ((url: string, init: any) => Promise<any>) | undefined
  /** Which requests carry cookies; default: the runtime's own, in a page `'same-origin'`. */
  readonly credentials?: 'include' | 'same-origin' | 'omit' | undefined
  /** Makes the form of an upload; default: the global `FormData`. Only for a `fetch` that comes with a form of its own. */
  readonly FormData?: (new () => object) | undefined
  /** Stores; default: `localStorage`, in Node the memory. */
  readonly storage?: StorageLike | undefined
  /** `node:fs`, for paths in Node before 20.16; `false` where there shall be none, as in a page. Default: found in Node. */
  readonly files?: object | false | undefined
}

/** The host: what wxpipe's plugins use of `wx`, and what goes with it. */
export interface FetchHost extends ReturnType<typeof createStorage>, ReturnType<typeof createPhone> {
  /** PATCH is sent as it is. */
  readonly hasPatch: true
  request(call: RequestCall): HostTask
  uploadFile(call: UploadCall): HostTask
  downloadFile(call: DownloadCall): HostTask
  getFileSystemManager(): Files['manager']
}

const kinds: Kinds<FetchHostOptions> = {
  fetch: 'function',
  credentials: 'string',
  FormData: 'function',
  storage: 'object',
  files: 'object boolean',
}

const nodeFiles = (): NodeFiles | undefined => {
  const { process } = here
  return process && process.getBuiltinModule && process.getBuiltinModule('fs')
}

/**
 * Makes a host for a web page or Node. Share one among the clients of an app: what they have in common (a login page)
 * belongs to the host.
 * @throws ConfigError for an option that is not known or of another kind, and where there is no `fetch`
 * @example
 * export const host = fetchHost({ credentials: 'include' })
 * export const client = createClient({ host, baseURL: 'https://api.example.com/' })
 */
export function fetchHost(options: FetchHostOptions = {}): FetchHost {
  const given = checkOptions('fetchHost', options, kinds)
  const { credentials, storage } = given
  const fetch: Fetch | undefined = given.fetch || here.fetch
  if (!fetch) throw new ConfigError('no fetch: pass fetchHost({ fetch })')
  const { files: disk = nodeFiles() } = given
  const files = createFiles((disk || undefined) as NodeFiles | undefined)
  return Object.assign(createStorage(storage), createPhone(), {
    hasPatch: true as const,
    request: createRequest(fetch, credentials),
    uploadFile: createUpload(fetch, credentials, files, given.FormData as (new () => FormLike) | undefined),
    downloadFile: createDownload(fetch, credentials, files),
    getFileSystemManager: () => files.manager,
  })
}
