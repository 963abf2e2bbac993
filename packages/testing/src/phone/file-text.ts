// Files as text: the encodings that the file system reads and writes.
import { bufferOf, bytesOf } from '../calls/bytes.ts'
import { TextDecoder } from '../calls/codecs.ts'
import { Refusal } from '../calls/invoke.ts'
import type { FileData } from '../wx/files.ts'
import { toBytes } from './file-store.ts'

const invalid = (encoding: string) => new Refusal(`invalid encoding "${encoding}"`)

const binary = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const fromBinary = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))

/** The bytes in this encoding; without one, as an ArrayBuffer. */
export function decode(bytes: Uint8Array, encoding: string | undefined): string | ArrayBuffer {
  switch (encoding) {
    case undefined:
      return bufferOf(bytes)
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(bytes)
    case 'base64':
      return btoa(binary(bytes))
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'ascii':
    case 'binary':
    case 'latin1':
      return binary(bytes)
    default:
      throw invalid(encoding)
  }
}

/** Text of this encoding (default utf8) as bytes; bytes stay as they are. */
export function encode(data: FileData, encoding: string | undefined): Uint8Array {
  if (typeof data !== 'string') return toBytes(data)
  switch (encoding) {
    case undefined:
    case 'utf8':
    case 'utf-8':
      return bytesOf(data)
    case 'base64':
      return fromBinary(atob(data))
    case 'hex':
      return fromHex(data)
    case 'ascii':
    case 'binary':
    case 'latin1':
      return fromBinary(data)
    default:
      throw invalid(encoding)
  }
}
