// Reads a JWT's expiry without atob, which Mini Program engines lack.
import type { Token } from '@wxpipe/core'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The `exp` of a JWT (RFC 7519) in milliseconds since 1970; `undefined` for a JWT without one, and for any other token.
 * Does not verify the signature: that is up to the server.
 * @example tokenRefresh({ getToken, refresh, expiresAt: jwtExpiresAt })
 */
export function jwtExpiresAt(token: Token): number | undefined {
  try {
    const { exp } = Object.assign(Object.create(null), JSON.parse(decode((token as string).split('.')[1] as string)))
    return typeof exp === 'number' ? exp * 1000 : undefined
  } catch {
    return undefined
  }
}

// Byte by byte: a multi-byte character is decoded wrongly, but stays inside its JSON string.
function decode(base64url: string): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const character of base64url) {
    // Padding ends the text. Removing it beforehand with a regular expression can take quadratic time.
    if (character === '=') break
    bits = ((bits << 6) | digits.indexOf(character)) & 0xffff
    count += 6
    if (count >= 8) {
      count -= 8
      text += String.fromCharCode((bits >> count) & 0xff)
    }
  }
  return text
}
