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

/** Shorter values are words that stand everywhere; they are hidden by their names alone. */
const shortest = 6

const usualNames = 'authorization|cookie|token|session|secret|sign|passw|credential'

const literal = (text: string) => text.replace(/\W/g, '\\$&')

/**
 * @param names parts of names, besides the usual ones
 * @param secrets values that are hidden wherever they stand
 */
export function createRedaction(names: readonly string[], secrets: Iterable<string>): Redaction {
  const parts = [usualNames, ...names.map(literal)].join('|')
  const name = new RegExp(parts, 'i')
  // In a query, a form, a cookie, or in JSON that stands in a text. What ends a value ends it wherever the pair stands.
  const part = '[^=?&#;:\\s"\'\\\\]{0,40}'
  const pair = new RegExp(
    `((?:^|[?&#;"])\\s*${part}(?:${parts})${part}(?:=|\\\\*"\\s*:\\s*\\\\*"))[^&#;\\s"'<>\\\\]+`,
    'gi',
  )
  const values = Array.from(secrets)
    .filter(({ length }) => length >= shortest)
    // Longer ones first: one may begin with another.
    .sort((a, b) => b.length - a.length)
    .map(inAnyEncoding)
  const value = new RegExp(values.join('|') || '(?!)', 'gi')

  return {
    // That there is none is no secret.
    field: (given, value) => (value && value !== true && name.test(given) ? mask : value),
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
      return shown.replace(/(\/\/)[^/?#\s"'@]+@/g, '$1').replace(pair, `$1${mask}`)
    },
  }
}

/** Finds a secret also where all or some of it is percent-encoded or escaped for JSON, once or more often. */
function inAnyEncoding(secret: string): string {
  return Array.from(secret, (character) => {
    if (/\w/.test(character)) return character
    const hex = character.charCodeAt(0).toString(16)
    // What JSON puts before it may be percent-encoded, too.
    return `(?:\\\\|%(?:25)*5c){0,7}(?:${literal(character)}|%(?:25)*${hex}|u00${hex})`
  }).join('')
}
