// UTF-8 that arrives in pieces becomes text: phones have no TextDecoder, and a piece may end inside a character.

/** What `createUtf8Decoder` makes. */
export interface Utf8Decoder {
  /** The text of the next piece. A character that the piece cuts off comes with the piece that completes it. */
  decode(bytes: ArrayBuffer | Uint8Array): string
  /** Ends the text: returns U+FFFD if it broke off inside a character, else `''`. Then the decoder starts afresh. */
  flush(): string
}

/**
 * Makes a decoder with the results of `new TextDecoder()` and `{ stream: true }`: one byte order mark at the start is
 * removed, and invalid UTF-8 becomes U+FFFD by the same rule. The bytes may come from another realm (developer tools).
 * @example
 * const decoder = createUtf8Decoder()
 * task.onChunkReceived(({ data }) => append(decoder.decode(data)))
 */
export function createUtf8Decoder(): Utf8Decoder {
  let point = 0
  let missing = 0
  let lowest = 0
  let highest = 0
  let isStart = true

  return {
    decode(data) {
      // `instanceof` fails for a buffer of another realm; this takes it.
      const bytes = new Uint8Array(data)
      let text = ''
      let points: number[] = []
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at]!
        if (missing && byte >= lowest && byte <= highest) {
          point = (point << 6) | (byte & 0x3f)
          missing--
        } else {
          // The character before it is incomplete, and this byte begins another.
          if (missing) points.push(0xfffd)
          missing = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
          point = byte < 0x80 ? byte : missing ? byte & (0x3f >> missing) : 0xfffd
        }
        if (!missing) points.push(point)
        // The range of the next byte: no overlong encodings, no surrogates, nothing beyond U+10FFFF.
        lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
        highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
        // `apply` puts its arguments on the stack, and phones take about ten thousand.
        if (points.length > 8_000 || at === bytes.length - 1) {
          text += String.fromCodePoint.apply(null, points)
          points = []
        }
      }
      if (isStart && text) {
        isStart = false
        text = text.replace(/^\ufeff/, '')
      }
      return text
    },
    flush() {
      const cut = missing ? '\ufffd' : ''
      missing = 0
      isStart = true
      return cut
    },
  }
}
