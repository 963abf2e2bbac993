// What is kept of an answer, and what it still is good for.
import { getHeader, type HttpResponse } from '@wxpipe/core'
import type { CacheRule } from './options.ts'
import { safely } from './safely.ts'
import type { CacheEntry } from './store.ts'

// Such headers are a session's own: they are worth something to a thief, and wrong when they are given out again later.
const credential =
  /cookie|auth|token|secret|session|passw|credential|sign|key|jwt|bearer|ticket|csrf|xsrf|(^|-)sid$|open-?id/i

/** The answer without what could open a session: `cookies`, and headers whose names say so. */
function withoutCredentials(response: HttpResponse): HttpResponse {
  const header: { [name: string]: string } = {}
  for (const [name, value] of Object.entries(Object(response.header) as HttpResponse['header'])) {
    if (!credential.test(name)) header[name] = value
  }
  return Object.assign({}, response, { header, cookies: undefined })
}

/**
 * What to keep of an answer, nothing when the server forbids it (RFC 9111). `said` is a 304, which need not repeat what
 * holds as before, or the answer itself.
 */
export function entryOf(response: HttpResponse, said: HttpResponse, rule: CacheRule): CacheEntry | undefined {
  // The first name counts, in whatever case.
  const header = rule.http ? Object.assign({}, said.header, response.header, said.header) : {}
  const control = getHeader(header, 'cache-control') || ''
  if (/no-store/i.test(control)) return undefined
  const maxAge = /max-age="?(\d+)/i.exec(control)
  const noCache = /no-cache/i.test(control)
  return {
    body: JSON.stringify(withoutCredentials(response)),
    at: Date.now(),
    ttl: noCache ? 0 : maxAge ? Number(maxAge[1]) * 1000 : rule.ttl || 0,
    etag: getHeader(header, 'etag'),
    tags: rule.tags,
    strict: noCache || /must-revalidate/i.test(control),
  }
}

/** The answer, however old; nothing when the entry is broken. */
export function bodyOf(entry: CacheEntry | undefined): HttpResponse | undefined {
  const body: HttpResponse | undefined = entry && safely(() => JSON.parse(entry.body))
  return body && typeof body.statusCode === 'number' ? body : undefined
}

/** The answer, when it is not older than its ttl plus so many milliseconds. */
export function answerOf(entry: CacheEntry | undefined, grace = 0): HttpResponse | undefined {
  if (!entry) return undefined
  const { at, ttl, strict } = entry
  const age = Date.now() - at
  // A clock that was set back makes the age unknown.
  return age >= 0 && age < ttl + (strict ? 0 : grace) ? bodyOf(entry) : undefined
}
