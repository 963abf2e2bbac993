// Hides secrets: what stands under a name like "token", and every place where a credential of a request stands, encoded or not.

/** Hides the secrets of what is shown. */
export interface Redaction {
  /** The value of a field of a header or body, or the mask, where the name says that it is a secret. */
  field(name: string, value: unknown): unknown
  /** Up to 10,000 characters of a text. */
  text(text: string): string
}

/** Characters of a text that are shown. */
export const bodyLimit = 10_000

/** What stands in a secret's place. */
const mask = '•••'

const usualNames = 'authorization|cookie|token|session|secret|sign|passw|credential'

const literal = (text: string) => text.replace(/\W/g, '\\$&')

/**
 * @param names parts of names, besides the usual ones
 * @param secrets values that are hidden wherever they stand
 */
export function createRedaction(names: readonly string[], secrets: readonly string[]): Redaction {
  const parts = [usualNames, ...names.map(literal)].join('|')
  const name = new RegExp(parts, 'i')
  const part = '[^=?&#;:\\s"\\\\]{0,40}?'
  // In a query, a form or a cookie, also where these are percent-encoded: up to the next parameter, quote or line, because apps
  // write blanks and apostrophes into values. Or in JSON within a text that is none: up to the quote with no more backslashes
  // before it than the first one has.
  const pair = new RegExp(
    `((?:^|[?&#;"%])\\s*${part}(?:${parts})${part})(?:(=|%(?:25)*(?:3d|22%(?:25)*3a))(?:\\\\*[^&"\\\\\\n])+|((\\\\*)"\\s*:\\s*\\4")(?:\\\\*[^"\\\\]|\\4\\\\+")+)`,
    'gi',
  )
  // Longer ones first: one may begin with another.
  const values = secrets.map(inAnyEncoding).sort((a, b) => b.length - a.length)
  const value = new RegExp(values.join('|') || '(?!)', 'gi')

  const field = (given: string, value: unknown): unknown => {
    // That there is none is no secret.
    if (value && value !== true && name.test(given)) return mask
    if (typeof value !== 'string') return value
    try {
      // Text may be JSON: its fields are looked at as those of an object. Without a secret it stays as it is written.
      const inner = JSON.parse(value.trim())
      const hidden = JSON.stringify(inner, field)
      return hidden === JSON.stringify(inner) ? value : hidden
    } catch {
      // In a URL or a form these end nothing.
      return /^[^\s"]*=/.test(value) ? value.replace(/["\\\n]/g, encodeURIComponent) : value
    }
  }

  return {
    field,
    text(text) {
      let shown = ''
      let from = 0
      // Counted in the text as it was: a secret that the limit cuts is hidden whole.
      text.replace(value, (found: string, at: number) => {
        if (at < bodyLimit) {
          shown += text.slice(from, at) + mask
          from = at + found.length
        }
        return ''
      })
      shown += text.slice(from, bodyLimit)
      return shown.replace(/(\\?\/\\?\/)[^/?#\s"\\]*@/g, '$1').replace(pair, `$1$2$3${mask}`)
    },
  }
}

/** Finds a secret also where all or some of it is percent-encoded or escaped for JSON, once or more often. */
function inAnyEncoding(secret: string): string {
  return secret.replace(/\W/g, (character) => {
    const hex = character.charCodeAt(0).toString(16)
    // What JSON puts before it may be percent-encoded, too.
    return `(?:\\\\|%(?:25)*5c){0,7}(?:\\${character}|%(?:25)*${hex}|u00${hex})`
  })
}
