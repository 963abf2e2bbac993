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
  return url.replace(/^[^#]*/, (path) => `${path}${path.includes('?') ? '&' : '?'}${query}`)
}

function serializeQuery(request: HttpRequest, query: Query): string {
  if (typeof query !== 'object') throw new ConfigError('query must be an object', { request })
  const pairs: string[] = []
  for (const name of Object.keys(query)) {
    for (const item of [].concat(query[name]) as Query[string][]) {
      if (item === undefined || item === null) continue
      try {
        // Of objects, only a (valid) Date has a text form.
        pairs.push([name, Object(item) === item ? item.toISOString() : item].map(encodeURIComponent).join('='))
      } catch (cause) {
        throw new ConfigError(`query "${name}" must be text, numbers, booleans or Dates`, { request, cause })
      }
    }
  }
  return pairs.join('&')
}
