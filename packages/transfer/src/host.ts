// One call of wx.uploadFile or wx.downloadFile: its options, its progress, its single outcome, and its abort.
import {
  type Cancel,
  ConfigError,
  type Header,
  type HttpRequest,
  type HttpResponse,
  hasSameAccount,
  notify,
  resolveUrl,
  resultOf,
  type Settle,
} from '@wxpipe/core'
import type { DownloadRule } from './options.ts'

/** What the transports find in `request.options`. */
export interface CheckedKeys {
  /** The rule of the file as it was checked: without what other code has put on `Object.prototype`. */
  readonly transfer: Pick<DownloadRule, 'accept' | 'onProgress'>
}

interface Task {
  abort(): void
  onProgressUpdate?(listener: (event: { readonly [name: string]: number }) => void): void
  onHeadersReceived?(listener: (event: { readonly header: Header }) => void): void
  then?(done: undefined, failed: (failure: object) => void): void
}

/** The parts of the host that are used here. */
export interface FileHost {
  uploadFile(options: object): Task
  downloadFile(options: object): Task
  getFileSystemManager(): Files
}

/** The part of `wx.getFileSystemManager()` that is used here. */
interface Files {
  readFile(options: object): void
  saveFile(options: { tempFilePath: string; filePath: string; success(): void; fail(failure: unknown): void }): void
  unlink(options: object): void
}

/** The error for a file that cannot be sent or kept, and that a retry would not help. */
export const refusal = (request: HttpRequest, message: string, cause?: unknown) =>
  new ConfigError(message, { request, cause })

/** The client's host. @throws ConfigError when it has no function of this name */
export function hostWith(name: keyof FileHost, request: HttpRequest): FileHost {
  const host = Object(request.call.client.host) as FileHost
  if (!host[name]) throw refusal(request, `no wx.${name}`)
  return host
}

/**
 * Asks the host to move a file.
 * @param own the host options of this call
 * @param settle called with the error
 * @param take called with the response; `isLate`: the call was cancelled or failed before it, or another user has
 * logged in
 */
export function move(
  name: 'uploadFile' | 'downloadFile',
  request: HttpRequest<CheckedKeys>,
  own: object,
  settle: Settle,
  take: (response: HttpResponse, isLate: boolean) => void,
): Cancel {
  const host = hostWith(name, request)
  const { timeout, header, data } = request
  const rule = request.options.transfer!
  const isDownload = name === 'downloadFile'
  const began = Date.now()
  let hasResponded = false
  // The call was cancelled or has failed. A host may still respond, with a file that no caller gets.
  let isLate = false
  let received: Header | undefined
  const end = (result: object) => {
    if (hasResponded) return
    const outcome = resultOf(request, result, Date.now() - began)
    if ('statusCode' in outcome) {
      hasResponded = !isLate
      try {
        take(outcome, isLate || !hasSameAccount(request))
      } catch (error) {
        // The file system threw, or the client's `account`.
        settle(error)
      }
    } else {
      isLate = true
      settle(outcome)
    }
  }
  const options = Object.assign({}, request.hostOptions, own, timeout && { timeout }, {
    // The data of a GET goes into the query. Spaces and bars are encoded, because iOS got a 401 for a URL with them
    // where Android got the file.
    url: resolveUrl(
      Object.assign({}, request, { url: resolveUrl(request), baseURL: '', query: isDownload && data }),
    ).replace(/[ |]/g, encodeURIComponent),
    header: Object.assign({}, header),
    // By the typings an upload's result has no header, so it comes from `onHeadersReceived`.
    success: (result?: object) => end(Object.assign({}, result, { header: Object(result).header || received })),
    fail: end,
  })
  // The host does not get the path of a download, because it would overwrite an existing file with an error page.
  if (isDownload) delete (options as { filePath?: unknown }).filePath
  let task = {} as Task
  try {
    task = Object(host[name](options))
  } catch (error) {
    end(error as object)
  }
  // A host may also return a promise. The callbacks are enough, unless the host fails before it has called wx.
  if (task.then) task.then(undefined, end)
  try {
    if (rule.onProgress && task.onProgressUpdate) {
      task.onProgressUpdate((event) => {
        if (hasResponded || isLate) return
        const total = (event['totalBytesExpectedToSend'] || event['totalBytesExpectedToWrite'])!
        notify(() => {
          rule.onProgress!({
            progress: event['progress'] || 0,
            loaded: event['totalBytesSent'] || event['totalBytesWritten'] || 0,
            total: total > 0 ? total : undefined,
            attempt: request.call.sends,
          })
        })
      })
    }
    task.onHeadersReceived!(({ header }) => {
      // In Taro's web pages the header is a string.
      if (typeof header === 'object') received = header
    })
  } catch {
    // Some tasks lack `onHeadersReceived`, and in uni-app's H5 it throws: there the header comes with `success` or not at
    // all. A task that cannot report progress moves the file all the same.
  }
  return () => {
    isLate = true
    task.abort()
  }
}
