// Reads a body that may say that the session has expired, also where the host has not parsed it.

// A longer answer is a file or a list, not a message.
const longestMessage = 4096

/**
 * The fields of a body. A short JSON object that is still text (`dataType: 'text'`, a wrong content-type, a byte order mark
 * before it) or bytes (`responseType: 'arraybuffer'`) is parsed.
 */
export function fieldsOf(data: unknown): { readonly [field: string]: unknown } {
  const { byteLength } = Object(data) as ArrayBuffer
  try {
    // Byte by byte: a character of several bytes comes out wrong, but stays inside its JSON string.
    const text = byteLength <= longestMessage ? String.fromCharCode(...new Uint8Array(data as ArrayBuffer)) : data
    if (typeof text === 'string' && text.length <= longestMessage)
      return Object(JSON.parse(text.slice(text.indexOf('{'))))
  } catch {
    // Not JSON after all.
  }
  return Object(data)
}
