// multipart/form-data: written as wx.uploadFile writes it, read as a server reads it.
import type { UploadedFile } from '../faults/handler.ts'
import { bufferOf, joined, utf8 } from './bytes.ts'
import { TextDecoder } from './codecs.ts'

/** One part of a form: a text field, or a file. */
export interface Part {
  readonly name: string
  readonly fileName?: string
  readonly type?: string
  readonly data: Uint8Array
}

/** The form's bytes. */
export function writeForm(parts: readonly Part[], boundary: string): Uint8Array {
  const pieces: Uint8Array[] = []
  for (const { name, fileName, type, data } of parts) {
    const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`
    const typed = type === undefined ? '' : `\r\nContent-Type: ${type}`
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}${typed}\r\n\r\n`
    pieces.push(utf8.encode(head), data, utf8.encode('\r\n'))
  }
  pieces.push(utf8.encode(`--${boundary}--\r\n`))
  return joined(pieces)
}

/** What browsers escape in a name (HTML standard, multipart/form-data encoding). */
const quoted = (name: string) => name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22')

/** Fields as text, files as `UploadedFile`, a name given several times as a list; undefined for any other body. */
export function readForm(raw: ArrayBuffer, contentType: string): Record<string, unknown> | undefined {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1]
  if (boundary === undefined) return undefined
  const fields: Record<string, unknown> = {}
  // One character for each byte, so that an index in the text is one in the bytes.
  const bytes = new Uint8Array(raw)
  const text = latin1(bytes)
  const mark = `--${boundary}`
  for (let at = text.indexOf(mark); at >= 0; ) {
    const next = text.indexOf(`\r\n${mark}`, at)
    const blank = text.indexOf('\r\n\r\n', at)
    if (next < 0 || blank < 0) break
    const head = new TextDecoder().decode(bytes.subarray(at, blank))
    const data = bytes.subarray(blank + 4, next)
    const name = unquoted(/[; ]name="([^"]*)"/i.exec(head)?.[1] ?? '')
    const fileName = /filename="([^"]*)"/i.exec(head)?.[1]
    const file = (): UploadedFile => ({
      name: unquoted(fileName ?? ''),
      type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? '',
      data: bufferOf(data),
    })
    const value = fileName === undefined ? new TextDecoder().decode(data) : file()
    const earlier = Object.hasOwn(fields, name) ? fields[name] : undefined
    // defineProperty, because assigning `__proto__` would change the prototype.
    Object.defineProperty(fields, name, {
      value: earlier === undefined ? value : ([] as unknown[]).concat(earlier, value),
      enumerable: true,
      writable: true,
      configurable: true,
    })
    at = next + 2
  }
  return fields
}

const unquoted = (name: string) => name.replace(/%22/g, '"').replace(/%0D%0A/g, '\r\n')

function latin1(bytes: Uint8Array): string {
  let text = ''
  // In slices, because a call cannot have a million arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}
