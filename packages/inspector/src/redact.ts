// Hides secrets: the values of fields with names such as "token", and every credential of a request, wherever it
// appears and however it is encoded.

/** Hides the secrets in values that are shown. */
export interface Redaction {
  /** The value of a field of a header or body, or the mask if the name marks it as a secret. */
  field(name: string, value: unknown): unknown
  /** The first 10,000 characters of a text, with the secrets hidden. */
  text(text: string): string
}

/** How many characters of a text are shown. */
export const bodyLimit = 10_000

/** Takes the place of a secret. */
const mask = '•••'

const usualNames = 'authorization|cookie|token|session|secret|sign|passw|credential'

/**
 * @param names parts of names, besides the usual ones
 * @param secrets values that are hidden wherever they stand
 */
export function createRedaction(names: readonly string[], secrets: readonly string[]): Redaction {
  const parts = [usualNames, ...names.map(inAnyEncoding)].join('|')
  const name = new RegExp(parts, 'i')
  const part = '[^=?&#;:\\s"\\\\]{0,40}?'
  // A secret in a query, a form or a cookie, even a percent-encoded one: it ends at the next parameter, quote or line,
  // because apps write spaces and apostrophes into values. Or a secret in JSON inside other text: it ends at the quote
  // with no more backslashes before it than the opening quote has.
  const pair = new RegExp(
    `((?:^|[?&#;"%])\\s*${part}(?:${parts})${part})(?:(=|%(?:25)*(?:3d|22%(?:25)*3a))(?:\\\\*[^&"\\\\\\n])+|((\\\\*)"\\s*:\\s*\\4")(?:\\\\*[^"\\\\]|\\4\\\\+")+)`,
    'gi',
  )
  // Longer ones first: one may begin with another.
  const values = secrets.map(inAnyEncoding).sort((a, b) => b.length - a.length)
  const value = new RegExp(values.join('|') || '(?!)', 'gi')

  const field = (given: string, value: unknown): unknown => {
    // An empty value, and `true`, are no secrets.
    if (value && value !== true && name.test(given)) return mask
    if (typeof value !== 'string') return value
    try {
      // JSON text is treated as the object that it encodes. Without a secret in it, it stays as it is written. Other
      // text is not tried: for a list with thousands of texts, the errors would stop the app for a second.
      if (/^\s*["[{]/.test(value)) {
        const inner = JSON.parse(value.trim())
        const hidden = JSON.stringify(inner, field)
        return hidden === JSON.stringify(inner) ? value : hidden
      }
    } catch {}
    // `pair` above takes a quote, a backslash or a line end for the end of a value. In a URL or a form they are part of
    // it, so they are encoded.
    return /^[^\s"]*=/.test(value) ? value.replace(/["\\\n]/g, encodeURIComponent) : value
  }

  return {
    field,
    text(text) {
      let shown = ''
      let end = 0
      // The limit counts characters of the original text, so that a secret across it is hidden whole.
      text.replace(value, (found: string, index: number) => {
        if (index < bodyLimit) {
          shown += text.slice(end, index) + mask
          end = index + found.length
        }
        return ''
      })
      shown += text.slice(end, bodyLimit)
      return shown.replace(/(\\?\/\\?\/)[^/?#\s"\\]*@/g, '$1').replace(pair, `$1$2$3${mask}`)
    },
  }
}

/** The pattern of a text, all or part of which may be percent-encoded or escaped for JSON, once or more often. */
function inAnyEncoding(text: string): string {
  return text.replace(/\W/g, (character) => {
    const hex = character.charCodeAt(0).toString(16)
    // The backslash that JSON puts before it may be percent-encoded, too.
    return `(?:\\\\|%(?:25)*5c){0,7}(?:\\${character}|%(?:25)*${hex}|u00${hex})`
  })
}
