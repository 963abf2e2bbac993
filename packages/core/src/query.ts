// Serialises the query into the URL that is sent, because Mini Program engines have no URLSearchParams.
import { ConfigError } from './errors/config.ts'
import type { HttpRequest, Query } from './types/index.ts'
import { joinUrl } from './url.ts'
import { isRecord, remember } from './values.ts'

/**
 * Returns the URL that a request is sent to: `baseURL`, `url` and the serialised `query`.
 * @throws ConfigError for a query value that has no plain text form
 * @example resolveUrl({ ...request, baseURL: 'https://a.com/', url: 'b', query: { c: [1, 2] } }) // https://a.com/b?c=1&c=2
 */
export function resolveUrl(request: HttpRequest): string {
  const url = joinUrl(request)
  const query = request.query && serializeQuery(request, recordOf(request.query))
  if (!query) return url
  // Searches what the caller wrote: to search a string that was just concatenated, engines have to copy it first.
  const hash = request.url.indexOf('#')
  const mark = request.url.indexOf('?')
  const path = hash < 0 ? url : url.slice(0, hash - request.url.length)
  // A question mark inside the fragment does not begin a query.
  return path + (mark >= 0 && (hash < 0 || mark < hash) ? '&' : '?') + query + url.slice(path.length)
}

/** A query as a record: the given object, or one made from a Map or, where the engine has it, from URLSearchParams. */
function recordOf(query: Query): Query {
  if (isRecord(query)) return query
  if (!/ Map|URLS/.test({}.toString.call(query))) throw new ConfigError('query must be a plain object')
  const values: { [name: string]: unknown } = {}
  query.forEach((value: unknown, name: string) => {
    values[name] = query.getAll ? query.getAll(name) : value
  })
  return values
}

/** Copies the query for one call, because the app may change its own while the call waits, such as a page number. */
export function queryOfCall(given: Query): Query {
  const query = Object.assign({}, recordOf(given)) as { [name: string]: unknown }
  for (const name in query) {
    const value = query[name]
    // Most values are strings and numbers, for which V8 takes longer to do `instanceof Date` than to copy everything.
    // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is newer than phones
    if (typeof value !== 'object' || !{}.hasOwnProperty.call(query, name)) continue
    if (Array.isArray(value)) query[name] = value.slice()
    else if (value instanceof Date) query[name] = new Date(value)
  }
  return query
}

function serializeQuery(request: HttpRequest, query: Query): string {
  let text = ''
  for (const name of Object.keys(query)) {
    const value: unknown = query[name]
    // Most values are no arrays, and wrapping each in one would cost time.
    if (Array.isArray(value)) for (const item of value) text = withPair(request, text, name, item)
    else text = withPair(request, text, name, value)
  }
  return text
}

/** Appends `name=value` to the text; returns the text unchanged where there is no value. */
function withPair(request: HttpRequest, text: string, name: string, value: unknown): string {
  if (value === undefined || value === null) return text
  try {
    // Among objects, only a (valid) Date has a text form.
    const plain = Object(value) === value ? (value as Date).toISOString() : `${value}`
    // biome-ignore lint/style/useTemplate: engines concatenate faster than they fill a template
    return text + (text && '&') + encoded(name) + '=' + encoded(plain)
  } catch (cause) {
    throw new ConfigError(`query "${name}" must be text, numbers, booleans or Dates`, { request, cause })
  }
}

// Encoded texts, kept because apps send the same names, and often the same values, again and again.
const encodedTexts = new Map<string, string>()

function encoded(text: string): string {
  return encodedTexts.get(text) || remember(encodedTexts, text, encodeURIComponent(text))
}
