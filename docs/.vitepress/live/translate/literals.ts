// Writes values as source text, so that whatever a reader has pasted stays a value and never becomes code.

/** A text in single quotes. A lone half of a character, a line separator and what could end a script element are escaped. */
export function quote(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, "\\'")
    .replace(/<(?=[/!])/g, '\\x3c')
    .replace(/[\u2028\u2029]/g, (separator) => `\\u${separator.charCodeAt(0).toString(16)}`)
  return `'${escaped}'`
}

/** `10_000`, as people read it. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '_')

export const literal = (value: string | number | boolean): string =>
  typeof value === 'string' ? quote(value) : String(value)

export const list = (values: readonly (string | number | boolean)[]): string => `[${values.map(literal).join(', ')}]`

const isName = (text: string): boolean => /^[A-Za-z_$][\w$]*$/.test(text)

/** `.token`, or `['my-token']`. */
export const member = (name: string): string => (isName(name) ? `.${name}` : `[${quote(name)}]`)

/** `{ 'tenant-id': '1' }`. A computed `__proto__` is a name like others; written plainly it would not be. */
export function record(entries: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(entries).map(([name, value]) => {
    const key = name === '__proto__' ? `['__proto__']` : isName(name) ? name : quote(name)
    return `${key}: ${quote(value)}`
  })
  return `{ ${pairs.join(', ')} }`
}
