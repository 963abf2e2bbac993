// The simulated wx.uploadFile and wx.downloadFile: each records its call, and returns a task.
import type { FileStore } from '../phone/file-store.ts'
import { begin, type Kind, promiseOf } from '../request/begin.ts'
import type { Route } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { DownloadOptions, DownloadProgress, TransferTask, UploadOptions, UploadProgress } from '../wx/transfer.ts'
import type { Callbacks } from '../wx/types.ts'
import { downloadDialect } from './download.ts'
import { createTransferEvents, type TransferEvents } from './progress.ts'
import { uploadDialect } from './upload.ts'

const sent = (progress: number, done: number, total: number): UploadProgress => ({
  progress,
  totalBytesSent: done,
  totalBytesExpectedToSend: total,
})
const written = (progress: number, done: number, total: number): DownloadProgress => ({
  progress,
  totalBytesWritten: done,
  totalBytesExpectedToWrite: total,
})

export function createTransfers(context: Context, route: Route, store: FileStore) {
  const uploads: Kind<UploadOptions, TransferEvents<UploadProgress>> = {
    context,
    route,
    dialect: uploadDialect(store),
    events: () => createTransferEvents(context, sent, true),
  }
  const downloads: Kind<DownloadOptions, TransferEvents<DownloadProgress>> = {
    context,
    route,
    dialect: downloadDialect(store),
    events: () => createTransferEvents(context, written, false),
  }
  return {
    uploadFile: (options: UploadOptions) => start(uploads, options),
    downloadFile: (options: DownloadOptions) => start(downloads, options),
  }
}

function start<O extends Callbacks<never> & { url: string }, P>(
  kind: Kind<O, TransferEvents<P>>,
  given: O,
): TransferTask<P> {
  const { context, dialect } = kind
  const options = given ?? {}
  const method = dialect.api === 'uploadFile' ? 'POST' : 'GET'
  const { exchange, events, hasTask } = begin(kind, context.journal.call(dialect.api, given), options, {
    url: options.url,
    method,
  })
  const promised = context.quirks.returnsPromise ? promiseOf(exchange) : undefined
  exchange.open()
  // The typings promise a task, but some runtimes return undefined.
  if (!hasTask) return undefined as unknown as TransferTask<P>
  const task = events.task(() => exchange.abort())
  return promised === undefined ? task : Object.assign(promised, task)
}
