// Bodies as bytes: recognised, counted, copied, joined.
import { TextEncoder } from './codecs.ts'

/** Whether it is an ArrayBuffer, even one of another realm, as in code under test in a `vm` context. */
export const isArrayBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]'

export const utf8 = new TextEncoder()
export const bytesOf = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? utf8.encode(body) : body)
export const sizeOf = (body: string | Uint8Array | undefined): number => (body === undefined ? 0 : bytesOf(body).length)
/** A copy with a buffer of its own: a pooled Node Buffer must not leak its neighbours into an ArrayBuffer. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}

/** All parts joined; a single part is returned as it is. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
