// wx.downloadFile: into a blob: URL in a page, onto the disk in Node.
import { toHead } from './conversion.ts'
import type { Files } from './files.ts'
import { drain, readerOf } from './pieces.ts'
import { type Fetch, here, type Reader } from './surroundings.ts'
import { type Callbacks, type HostTask, startTask } from './task.ts'

/** What `downloadFile` is given. */
export interface DownloadCall extends Callbacks {
  url: string
  header?: Record<string, string> | undefined
  timeout?: number | undefined
  /** Node: where the file goes; default: the folder for temporary files. A page has no paths. */
  filePath?: string | undefined
}

let made = 0
const temporary = (): string => {
  const { TMPDIR, TEMP = '/tmp' } = here.process!.env
  return `${TMPDIR || TEMP}/wxpipe-${Date.now()}-${Math.random().toString(36).slice(2)}-${made++}`
}

/** The body as Node's `writeFile` takes it: the next piece is read when the last one is written. */
function counted(reader: Reader, count: (piece: Uint8Array) => void): object {
  const next = () =>
    reader.read().then((piece) => {
      if (!piece.done) count(piece.value!)
      return piece
    })
  return { [Symbol.asyncIterator]: () => ({ next }) }
}

export const createDownload =
  (fetch: Fetch, credentials: string | undefined, { disk }: Files) =>
  (call: DownloadCall): HostTask =>
    startTask('downloadFile', call, ({ signal, tell }) =>
      fetch(call.url, { headers: call.header || {}, signal, credentials }).then((response) => {
        const { headers } = response
        const answer = toHead(response)
        tell('HeadersReceived', answer)
        // Of a compressed file the length is another one.
        const total = headers.get('content-encoding') ? 0 : Number(headers.get('content-length'))
        let written = 0
        const count = ({ length }: Uint8Array) => {
          written += length
          tell('ProgressUpdate', {
            progress: total && Math.floor((written / total) * 100),
            totalBytesWritten: written,
            totalBytesExpectedToWrite: total,
          })
        }
        const give = (path: object) => Object.assign(path, answer)
        // Aborted while the last piece was written: nobody is told of the file.
        const isOver = () => !!signal && signal.aborted
        const reader = readerOf(response)
        if (!disk) {
          const type = headers.get('content-type') || ''
          const kept: Uint8Array[] = []
          const keep = (piece: Uint8Array) => {
            kept.push(piece)
            count(piece)
          }
          const blob = reader ? drain(reader, keep).then(() => new here.Blob(kept, { type })) : response.blob()
          return blob.then((file) => give(isOver() ? {} : { tempFilePath: here.URL.createObjectURL(file) }))
        }
        const { filePath = temporary() } = call
        const { writeFile, unlink } = disk.promises
        const write = (content: object) => writeFile(filePath, content, { signal })
        const done = reader
          ? write(counted(reader, count))
          : response.arrayBuffer().then((bytes) => write(new Uint8Array(bytes)))
        const discard = (error?: unknown) => {
          const fail = () => Promise.reject(error)
          return unlink(filePath).then(fail, fail)
        }
        // Half a file is none.
        return done.then(
          () => (isOver() ? discard() : give(call.filePath ? { filePath } : { tempFilePath: filePath })),
          discard,
        )
      }),
    )
