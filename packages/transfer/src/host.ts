// One call of wx.uploadFile or wx.downloadFile: what it is given, its progress, its one outcome, its end.
import {
  type Cancel,
  ConfigError,
  failureOf,
  type Header,
  type HttpError,
  type HttpRequest,
  type HttpResponse,
  resolveUrl,
  resultOf,
} from '@wxpipe/core'
import type { Progress } from './options.ts'

interface Task {
  abort(): void
  onProgressUpdate?(listener: (event: { readonly [name: string]: number }) => void): void
  onHeadersReceived?(listener: (event: { readonly header: Header }) => void): void
  then?(done: undefined, failed: () => void): void
}

/** The parts of the host that are used here. */
export interface FileHost {
  uploadFile(options: object): Task
  downloadFile(options: object): Task
  getFileSystemManager(): Files
}

/** `wx.getFileSystemManager()`, as far as it is used here. */
interface Files {
  readFile(options: object): void
  saveFile(options: { tempFilePath: string; filePath: string; success(): void; fail(failure: unknown): void }): void
  unlink(options: object): void
}

/** The client's host. @throws ConfigError when it has no function of this name */
export function hostWith(name: keyof FileHost, request: HttpRequest): FileHost {
  const { host } = request.call.client
  if (!host || typeof (host as FileHost)[name] !== 'function') throw new ConfigError(`no wx.${name}`, { request })
  return host as FileHost
}

/**
 * Asks the host to move a file.
 * @param own the host options of this call
 * @param end is given the answer or the error; `isLate`: the call was cancelled before it
 */
export function move(
  name: 'uploadFile' | 'downloadFile',
  request: HttpRequest,
  own: object,
  rule: { onProgress?: ((progress: Progress) => void) | undefined },
  end: (outcome: HttpResponse | HttpError, isLate: boolean) => void,
): Cancel {
  const host = hostWith(name, request)
  const { timeout, header, call } = request
  const attempt = call.sends
  const began = Date.now()
  let isOver = false
  let isLate = false
  let received: Header | undefined
  const settle = (result: object) => {
    if (isOver) return
    isOver = true
    // By the typings, the result of an upload has no header.
    end(resultOf(request, received ? Object.assign({ header: received }, result) : result, Date.now() - began), isLate)
  }
  const options = Object.assign({}, own, timeout && { timeout }, {
    // Blanks and bars encoded: with them iOS got 401 where Android got the file.
    url: resolveUrl(request).replace(/[ |]/g, encodeURIComponent),
    header: Object.assign({}, header),
    success: settle,
    fail: settle,
  })
  let task: Task
  try {
    task = Object(host[name](options))
  } catch (error) {
    throw failureOf(request, error)
  }
  // A host may return a promise besides calling back; the callbacks speak for it.
  if (task.then) task.then(undefined, () => {})
  if (task.onHeadersReceived) {
    task.onHeadersReceived(({ header }) => {
      received = header
    })
  }
  if (rule.onProgress && task.onProgressUpdate) {
    task.onProgressUpdate((event) => {
      if (isOver || isLate) return
      const part = name === 'uploadFile' ? 'Send' : 'Write'
      const total = event[`totalBytesExpectedTo${part}`]!
      // What the listener throws shows as an unhandled rejection, and the file goes on.
      new Promise(() => {
        rule.onProgress!({
          progress: event['progress'] || 0,
          loaded: (event['totalBytesSent'] || event['totalBytesWritten'])!,
          total: total > 0 ? total : undefined,
          attempt,
        })
      })
    })
  }
  return () => {
    isLate = true
    task.abort()
  }
}
