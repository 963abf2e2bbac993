// wx.uploadFile: a form over fetch, or over XMLHttpRequest if a page listens to the progress, which fetch does not
// report.
import type { Header } from '@wxpipe/core'
import { toHead } from './conversion.ts'
import type { Files } from './files.ts'
import { type BlobLike, type Fetch, type FormLike, runtime, type XhrLike } from './runtime.ts'
import { type Callbacks, type HostTask, type Running, startTask } from './task.ts'

/** The options of `uploadFile`. */
export interface UploadCall extends Callbacks {
  url: string
  /** A File, a Blob, a blob: URL; in Node a path too. */
  filePath: string | object
  /** The name of the file's part in the form. */
  name: string
  header?: Record<string, string> | undefined
  formData?: object | undefined
  /** Milliseconds; default, and 0: 60,000. */
  timeout?: number | undefined
}

/** The header without a content type: the form sets its own, which has the boundary in it. */
const withoutType = (header: Header = {}): Record<string, string> => {
  const kept: Record<string, string> = {}
  for (const name of Object.keys(header)) if (!/^content-type$/i.test(name)) kept[name] = header[name]!
  return kept
}

/** The file's name: the last part of a path or a blob: URL; for anything else the name that browsers use. */
const nameOf = (source: string | object): string =>
  typeof source !== 'string' || /^data:/.test(source) ? 'blob' : source.split(/[\\/]/).pop()!

const progressOf = (sent: number, total: number) => ({
  progress: total && Math.floor((sent / total) * 100),
  totalBytesSent: sent,
  totalBytesExpectedToSend: total,
})

function sendByXhr(xhr: XhrLike, { url, header }: UploadCall, form: FormLike, running: Running) {
  const { signal, emit } = running
  if (signal) signal.addEventListener('abort', () => xhr.abort())
  return new Promise<object>((resolve, reject) => {
    xhr.upload.onprogress = ({ loaded, total }: { loaded: number; total: number }) =>
      emit('ProgressUpdate', progressOf(loaded, total))
    xhr.onload = () => {
      const header: Record<string, string> = {}
      for (const line of xhr.getAllResponseHeaders().split('\r\n')) {
        const colon = line.indexOf(': ')
        // Old browsers keep the case in which the server writes the names.
        if (colon > 0) header[line.slice(0, colon).toLowerCase()] = line.slice(colon + 2)
      }
      const head = { statusCode: xhr.status, header, cookies: [] }
      emit('HeadersReceived', head)
      resolve(Object.assign({ data: xhr.responseText }, head))
    }
    xhr.onerror = () => reject({ message: 'network error' })
    xhr.open('POST', url)
    const headers = withoutType(header)
    for (const name of Object.keys(headers)) xhr.setRequestHeader(name, headers[name]!)
    xhr.send(form)
  })
}

export const createUpload =
  (fetch: Fetch, credentials: string | undefined, { blobOf }: Files, Form: (new () => FormLike) | undefined) =>
  (call: UploadCall): HostTask =>
    startTask('uploadFile', call, (running) =>
      blobOf(call.filePath as string | BlobLike).then((blob) => {
        const { signal, emit } = running
        // fetch checks the signal by itself, XMLHttpRequest does not.
        if (signal && signal.aborted) return Promise.reject({ message: 'abort' })
        const form = new (Form || runtime.FormData!)()
        for (const [name, value] of Object.entries(call.formData || {})) form.append(name, value)
        form.append(call.name, blob, blob.name || nameOf(call.filePath))
        const Xhr = runtime.XMLHttpRequest
        if (Xhr && running.listeners['ProgressUpdate']!.length) {
          const xhr = new Xhr()
          xhr.withCredentials = credentials === 'include'
          return sendByXhr(xhr, call, form, running)
        }
        const init = { method: 'POST', headers: withoutType(call.header), body: form, signal, credentials }
        return fetch(call.url, init).then((response) => {
          const head = toHead(response)
          emit('ProgressUpdate', progressOf(blob.size, blob.size))
          emit('HeadersReceived', head)
          return response.text().then((data) => Object.assign({ data }, head))
        })
      }),
    )
