// wx.downloadFile: into a blob: URL in a page, onto the disk in Node.
import { toHead } from './conversion.ts'
import type { Files } from './files.ts'
import { drain, readerOf } from './pieces.ts'
import { type Fetch, type NodeFiles, type Reader, type ResponseLike, runtime } from './runtime.ts'
import { type Callbacks, type HostTask, type ResponseHead, type Running, startTask } from './task.ts'

/** The options of `downloadFile`. */
export interface DownloadCall extends Callbacks {
  url: string
  header?: Record<string, string> | undefined
  /** Milliseconds; default, and 0: 60,000. */
  timeout?: number | undefined
  /** The file's path, in Node only; default: one in the folder for temporary files. A page has no paths. */
  filePath?: string | undefined
}

let temporaryFiles = 0
const temporaryPath = (): string => {
  const { TMPDIR, TEMP = '/tmp' } = runtime.process!.env
  return `${TMPDIR || TEMP}/wxpipe-${Date.now()}-${Math.random().toString(36).slice(2)}-${temporaryFiles++}`
}

type OnPiece = (piece: Uint8Array) => void

/** The body as Node's `writeFile` takes it: each piece is read once the one before it is written. */
function iterableOf(reader: Reader, onPiece: OnPiece): object {
  const next = () =>
    reader.read().then((piece) => {
      if (!piece.done) onPiece(piece.value!)
      return piece
    })
  return { [Symbol.asyncIterator]: () => ({ next }) }
}

/** Counts the bytes that have arrived, and reports the progress to the task's listeners. */
function createProgress({ headers }: ResponseLike, { emit }: Running): OnPiece {
  // For a compressed file the server states the compressed length, so the total is not known.
  const total = headers.get('content-encoding') ? 0 : Number(headers.get('content-length'))
  let written = 0
  return ({ length }) => {
    written += length
    emit('ProgressUpdate', {
      progress: total && Math.floor((written / total) * 100),
      totalBytesWritten: written,
      totalBytesExpectedToWrite: total,
    })
  }
}

/**
 * Whether the task was aborted while the last piece was written: no callback gets the file then, so it must not stay.
 */
const isAborted = ({ signal }: Running): boolean => !!signal && signal.aborted

/** A page: the body becomes a Blob, and its path a blob: URL. */
function toBlobUrl(response: ResponseLike, running: Running, onPiece: OnPiece): Promise<object> {
  const reader = readerOf(response)
  const type = response.headers.get('content-type') || ''
  const pieces: Uint8Array[] = []
  const keep = (piece: Uint8Array) => {
    pieces.push(piece)
    onPiece(piece)
  }
  const blob = reader ? drain(reader, keep).then(() => new runtime.Blob(pieces, { type })) : response.blob()
  return blob.then((file) => (isAborted(running) ? {} : { tempFilePath: runtime.URL.createObjectURL(file) }))
}

/** Node: the body is written into a file, piece by piece. */
function toDisk(
  { promises: { writeFile, unlink } }: NodeFiles,
  call: DownloadCall,
  response: ResponseLike,
  running: Running,
  onPiece: OnPiece,
): Promise<object> {
  const reader = readerOf(response)
  const { filePath = temporaryPath() } = call
  const write = (content: object) => writeFile(filePath, content, { signal: running.signal })
  const written = reader
    ? write(iterableOf(reader, onPiece))
    : response.arrayBuffer().then((bytes) => write(new Uint8Array(bytes)))
  // An incomplete file is removed.
  const discard = (error?: unknown) => {
    const fail = () => Promise.reject(error)
    return unlink(filePath).then(fail, fail)
  }
  return written.then(
    () => (isAborted(running) ? discard() : call.filePath ? { filePath } : { tempFilePath: filePath }),
    discard,
  )
}

export const createDownload =
  (fetch: Fetch, credentials: string | undefined, { disk }: Files) =>
  (call: DownloadCall): HostTask =>
    startTask('downloadFile', call, (running) => {
      const { signal } = running
      return fetch(call.url, { headers: call.header || {}, signal, credentials }).then((response) => {
        const head: ResponseHead = toHead(response)
        running.emit('HeadersReceived', head)
        const onPiece = createProgress(response, running)
        const file = disk ? toDisk(disk, call, response, running, onPiece) : toBlobUrl(response, running, onPiece)
        return file.then((path) => Object.assign(path, head))
      })
    })
