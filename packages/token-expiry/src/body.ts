// Reads a body that may say that the session has expired, also where the host has not parsed it.

// A longer answer in bytes is a file, not a message.
const longestMessage = 4096

/**
 * The fields of a body. JSON that is still text (`dataType: 'text'`, a wrong content-type, a byte order mark before it) or
 * bytes (`responseType: 'arraybuffer'`) is parsed, but only when one of the words that are looked for stands in it.
 */
export function bodyOf(data: unknown, words: readonly string[]): { readonly [field: string]: unknown } {
  let body = data
  const { byteLength } = Object(data) as ArrayBuffer
  if (byteLength > 0 && byteLength <= longestMessage) {
    // Byte by byte: a character of several bytes comes out wrong, but stays inside its JSON string.
    body = String.fromCharCode.apply(null, Array.from(new Uint8Array(data as ArrayBuffer)))
  }
  if (typeof body === 'string') {
    const text = body.replace(/^(\uFEFF|\xef\xbb\xbf)?\s*/, '')
    try {
      if (text[0] === '{' && words.some((word) => text.indexOf(word) >= 0)) body = JSON.parse(text)
    } catch {
      // Not JSON after all.
    }
  }
  return Object(body)
}
