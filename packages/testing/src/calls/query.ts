// Query strings: written as wx writes them, read as a server and as the router read them.

/** Joins `data` of a GET to the url; a name the url has already is replaced (base library, from memory). */
export function withQuery(url: string, data: Record<string, unknown>): string {
  const names = Object.keys(data)
  if (names.length === 0) return url
  const [before = '', fragment] = split(url, '#')
  const [path, query = ''] = split(before, '?')
  const parts = new Map<string, string>()
  for (const pair of query.split('&')) {
    if (pair !== '') parts.set(split(pair, '=')[0], pair)
  }
  for (const name of names) {
    const key = encodeURIComponent(name)
    parts.set(key, `${key}=${encodeURIComponent(text(data[name]))}`)
  }
  return `${path}?${[...parts.values()].join('&')}${fragment === undefined ? '' : `#${fragment}`}`
}

/**
 * `a=1&b=2`, as wx sends form-urlencoded data: a nested object becomes `[object Object]`, while in a query it is JSON.
 */
export const encodeForm = (data: Record<string, unknown>): string =>
  Object.keys(data)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(data[name]))}`)
    .join('&')

/** Reads a query as a server does: decoded, an array for a name given several times. */
export function decodeForm(query: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const [name, value] = split(pair, '=').map((part) => decode(part ?? '')) as [string, string?]
    const earlier = Object.hasOwn(values, name) ? values[name] : undefined
    // defineProperty, because assigning `__proto__` would change the prototype.
    const next =
      earlier === undefined ? (value ?? '') : [...(Array.isArray(earlier) ? earlier : [earlier]), value ?? '']
    Object.defineProperty(values, name, { value: next, enumerable: true, writable: true, configurable: true })
  }
  return values
}

/** Reads a page url's query as wx does: not decoded. */
export function rawQuery(query: string, read = (part: string) => part): Record<string, string> {
  const values: Record<string, string> = {}
  for (const pair of query.split('&')) {
    const [name, value = ''] = split(pair, '=').map((part) => read(part ?? '')) as [string, string?]
    if (name !== '')
      Object.defineProperty(values, name, { value, enumerable: true, writable: true, configurable: true })
  }
  return values
}

/** Reads a page url's query as uni-app's H5 does: decoded; what cannot be decoded stays as it is. */
export const decodedQuery = (query: string): Record<string, string> => rawQuery(query, decode)

/** Cuts at the first mark: the part before, and the part after if the mark is there. */
export function split(value: string, mark: string): [string, string?] {
  const at = value.indexOf(mark)
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + mark.length)]
}

const text = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replace(/\+/g, ' '))
  } catch {
    return part
  }
}
