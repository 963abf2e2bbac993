// Serialises the query into the URL that is sent, because Mini Program engines have no URLSearchParams.
import { ConfigError } from './errors/config.ts'
import type { HttpRequest, Query } from './types.ts'
import { joinUrl } from './url.ts'

/**
 * Tells the URL that a request is sent to: `baseURL`, `url` and the serialised `query`.
 * @throws ConfigError for a query value that has no plain text form
 * @example resolveUrl({ ...request, baseURL: 'https://a.com/', url: 'b', query: { c: [1, 2] } }) // https://a.com/b?c=1&c=2
 */
export function resolveUrl(request: HttpRequest): string {
  const url = joinUrl(request)
  const query = request.query && serializeQuery(request, request.query)
  if (!query) return url
  const [path, fragment] = splitAt(url, url.indexOf('#'))
  const glue = path.includes('?') ? (/[?&]$/.test(path) ? '' : '&') : '?'
  return path + glue + query + fragment
}

function serializeQuery(request: HttpRequest, query: Query): string {
  if (typeof query !== 'object')
    throw new ConfigError(`query must be an object, not a ${typeof query}`, {
      request,
    })
  const pairs: string[] = []
  for (const name of Object.keys(query)) {
    const value: unknown = query[name]
    try {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (item !== undefined && item !== null)
          pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(textOf(item))}`)
      }
    } catch (cause) {
      // A nested value, an invalid Date, half a character (lone surrogate).
      throw new ConfigError(`query "${name}" has no text form: ${(cause as Error).message}`, { request, cause })
    }
  }
  return pairs.join('&')
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (/^(string|number|boolean|bigint)$/.test(typeof value)) return String(value)
  throw new TypeError('only text, numbers, booleans, Dates and arrays of them')
}

function splitAt(text: string, index: number): [string, string] {
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index)]
}
