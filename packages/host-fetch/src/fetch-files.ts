// A host's file functions, for web pages and Node: uploads, downloads, the file manager. Separate, as most apps need
// none.
import { checkOptions, type Kinds } from '@wxpipe/core'
import { createDownload, type DownloadCall } from './download.ts'
import { createFiles, type FileManager } from './files.ts'
import { type AnyFetch, type FormLike, type NodeFiles, runtime } from './runtime.ts'
import type { HostTask } from './task.ts'
import { createUpload, type UploadCall } from './upload.ts'

/** Options of `fetchFiles`. */
export interface FetchFilesOptions {
  /** The class for the form of an upload; default: the global `FormData`. For a `fetch` that needs its own class. */
  readonly FormData?: (new () => object) | undefined
  /** `node:fs`, for paths in Node before 20.16; `false`: no paths, as in a page. Default: `node:fs` in Node. */
  readonly disk?: object | false | undefined
}

/** What `fetchFiles` adds to the host. */
export interface HostFiles {
  uploadFile(call: UploadCall): HostTask
  downloadFile(call: DownloadCall): HostTask
  getFileSystemManager(): FileManager
}

/** What `fetchHost({ files })` takes: a function that it calls with its own `fetch` and `credentials`. */
export type FilesOf = (fetch: AnyFetch, credentials: string | undefined) => HostFiles

const kinds: Kinds<FetchFilesOptions> = { FormData: 'function', disk: 'object boolean' }

const nodeFiles = (): NodeFiles | undefined => {
  const { process } = runtime
  return process && process.getBuiltinModule && process.getBuiltinModule('fs')
}

/**
 * Makes the file functions of a host, for `@wxpipe/transfer`: uploads of a File, a Blob, a blob: URL or, in Node, a
 * path; downloads to a blob: URL or, in Node, to a file.
 * @throws ConfigError for an unknown option or one of the wrong type
 * @example export const host = fetchHost({ files: fetchFiles() })
 */
export function fetchFiles(options: FetchFilesOptions = {}): FilesOf {
  const { FormData, disk = nodeFiles() } = checkOptions('fetchFiles', options, kinds)
  const files = createFiles((disk || undefined) as NodeFiles | undefined)
  return (fetch, credentials) => ({
    uploadFile: createUpload(fetch, credentials, files, FormData as (new () => FormLike) | undefined),
    downloadFile: createDownload(fetch, credentials, files),
    getFileSystemManager: () => files.manager,
  })
}
