// Hides secrets: what stands under a name like "token", and every place where a credential of a request stands, encoded or not.

/** What stands in a secret's place. */
const mask = '•••'

/** Hides the secrets of texts. */
export interface Redaction {
  /** Whether what stands under this name is a secret. */
  isSecret(name: string): boolean
  /** @param limit characters of the text to keep */
  text(text: string, limit?: number): string
  /** The value of a field of a body, or the mask. */
  field(name: string, value: unknown): unknown
}

/** Shorter values are words that stand everywhere; they are hidden by their names alone. */
const shortest = 6

const usualNames = ['authorization', 'cookie', 'token', 'session', 'secret', 'sign', 'password', 'passwd', 'credential']

/** Makes the test of names: by part and without case. */
export function createRedaction(names: readonly string[], secrets: Iterable<string>): Redaction {
  const parts = usualNames.concat(names).map(literal).join('|')
  const name = new RegExp(parts, 'i')
  // In a query, a form or a cookie. What ends a value also ends it where the URL stands in JSON or HTML.
  const pair = new RegExp(`((?:^|[?&#;])\\s*[^=?&#;\\s"']*(?:${parts})[^=?&#;\\s"']*=)[^&#;\\s"'<>\\\\]+`, 'gi')
  // Longer ones first: one may begin with another.
  const values = Array.from(secrets)
    .filter((secret) => secret.length >= shortest)
    .sort((a, b) => b.length - a.length)
    .map(inAnyEncoding)
  const value = new RegExp(values.join('|') || '(?!)', 'gi')

  return {
    isSecret: (given) => name.test(given),
    text(text, limit = text.length) {
      let shown = ''
      let from = 0
      // Counted in the text as it was: a secret that the limit cuts is hidden whole.
      text.replace(value, (found: string, at: number) => {
        if (at < limit) {
          shown += text.slice(from, at) + mask
          from = at + found.length
        }
        return ''
      })
      shown += text.slice(from, limit)
      return shown.replace(/^((?:\w+:)?\/\/)[^/?#\s]*@/, '$1').replace(pair, `$1${mask}`)
    },
    // That there is none is no secret.
    field: (given, value) => (value && value !== true && name.test(given) ? mask : value),
  }
}

const literal = (text: string) => text.replace(/\W/g, '\\$&')

/** Finds a secret also percent-encoded (once or more often) and escaped for JSON (once or more often), as a whole or in part. */
function inAnyEncoding(secret: string): string {
  return Array.from(secret, (character) => {
    if (/[a-z\d]/i.test(character)) return character
    const code = character.charCodeAt(0)
    let percent = `%${`0${code.toString(16)}`.slice(-2)}`
    try {
      if (code > 127) percent = encodeURIComponent(character)
    } catch {
      // Half of a pair: no URL can hold it.
    }
    const json = Array.from(character.split(''), (unit) => `\\\\+u${`000${unit.charCodeAt(0).toString(16)}`.slice(-4)}`)
    return `(?:\\\\*${literal(character)}|${percent.replace(/%/g, '%(?:25)*')}|${json.join('')}${code === 32 ? '|\\+' : ''})`
  }).join('')
}
