// Reads a body that may report an expired session, even if the host has not parsed it.

// A longer body is a file or a list, not an error message.
const longestMessage = 4096

/**
 * The fields of a body. Parses a short JSON object that is still text (`dataType: 'text'`, a wrong content-type, a byte
 * order mark before it) or bytes (`responseType: 'arraybuffer'`).
 */
export function fieldsOf(data: unknown): { readonly [field: string]: unknown } {
  const { byteLength } = Object(data) as ArrayBuffer
  try {
    // Byte by byte: a multi-byte character is decoded wrongly, but stays inside its JSON string.
    const text = byteLength <= longestMessage ? String.fromCharCode(...new Uint8Array(data as ArrayBuffer)) : data
    if (typeof text === 'string' && text.length <= longestMessage)
      return Object(JSON.parse(text.slice(text.indexOf('{'))))
  } catch {
    // It is not JSON.
  }
  return Object(data)
}
