// The files of a host: upload, download and the file manager, for web pages and Node. Apart, because most pages have none.
import { checkOptions, type Kinds } from '@wxpipe/core'
import { createDownload, type DownloadCall } from './download.ts'
import { createFiles, type FileManager } from './files.ts'
import { type AnyFetch, type FormLike, type NodeFiles, runtime } from './runtime.ts'
import type { HostTask } from './task.ts'
import { createUpload, type UploadCall } from './upload.ts'

/** Options of `fetchFiles`. */
export interface FetchFilesOptions {
  /** Makes the form of an upload; default: the global `FormData`. Only for a `fetch` that has a form of its own. */
  readonly FormData?: (new () => object) | undefined
  /** `node:fs`, for paths in Node before 20.16; `false`: there are none, as in a page. Default: Node's, where it is Node. */
  readonly disk?: object | false | undefined
}

/** What `fetchFiles` adds to the host. */
export interface HostFiles {
  uploadFile(call: UploadCall): HostTask
  downloadFile(call: DownloadCall): HostTask
  getFileSystemManager(): FileManager
}

/** What `fetchHost({ files })` takes: it hands over how it sends. */
export type FilesOf = (fetch: AnyFetch, credentials: string | undefined) => HostFiles

const kinds: Kinds<FetchFilesOptions> = { FormData: 'function', disk: 'object boolean' }

const nodeFiles = (): NodeFiles | undefined => {
  const { process } = runtime
  return process && process.getBuiltinModule && process.getBuiltinModule('fs')
}

/**
 * Makes the part of a host that moves files, for `@wxpipe/transfer`: uploads of a File, a Blob, a blob: URL, in Node of a
 * path; downloads into a blob: URL, in Node into a file.
 * @throws ConfigError for an option that is not known or of another kind
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
