// Serialises the query into the URL that is sent, because Mini Program engines have no URLSearchParams.
import { ConfigError } from './errors/config.ts'
import type { HttpRequest, Query } from './types/index.ts'
import { joinUrl } from './url.ts'
import { isRecord } from './values.ts'

/**
 * Tells the URL that a request is sent to: `baseURL`, `url` and the serialised `query`.
 * @throws ConfigError for a query value that has no plain text form
 * @example resolveUrl({ ...request, baseURL: 'https://a.com/', url: 'b', query: { c: [1, 2] } }) // https://a.com/b?c=1&c=2
 */
export function resolveUrl(request: HttpRequest): string {
  const url = joinUrl(request)
  const query = request.query && serializeQuery(request, request.query)
  if (!query) return url
  const [path] = url.split('#', 1) as [string]
  return path + (path.indexOf('?') < 0 ? '?' : '&') + query + url.slice(path.length)
}

function serializeQuery(request: HttpRequest, query: Query): string {
  let text = ''
  const add = (value: unknown, name: string): void => {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue
      try {
        // Of objects, only a (valid) Date has a text form.
        const plain = Object(item) === item ? item.toISOString() : item
        text += `${text && '&'}${encodeURIComponent(name)}=${encodeURIComponent(plain)}`
      } catch (cause) {
        throw new ConfigError(`query "${name}" must be text, numbers, booleans or Dates`, { request, cause })
      }
    }
  }
  if (isRecord(query)) for (const name of Object.keys(query)) add(query[name], name)
  // A Map, or URLSearchParams where there is one.
  else if (query.forEach && !Array.isArray(query)) query.forEach(add)
  else throw new ConfigError('query must be a plain object', { request })
  return text
}
