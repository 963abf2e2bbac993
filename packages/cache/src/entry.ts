// What is kept of an answer, and what it still is good for.
import type { HttpResponse } from '@wxpipe/core'
import type { CacheRule } from './options.ts'
import type { ServerRule } from './rules.ts'
import { safely } from './safely.ts'
import type { CacheEntry } from './store.ts'

/** Nothing when the server forbids to keep it. */
export function entryOf(response: HttpResponse, rule: CacheRule, server: Partial<ServerRule>): CacheEntry | undefined {
  if (server.never) return undefined
  const { ttl = rule.ttl || 0, etag, strict } = server
  return { body: JSON.stringify(response), at: Date.now(), ttl, etag, tags: rule.tags, strict }
}

/** The answer, however old; nothing when the entry is broken. */
export function bodyOf(entry: CacheEntry | undefined): HttpResponse | undefined {
  const body: HttpResponse | undefined = entry && safely(() => JSON.parse(entry.body))
  return body && body.statusCode ? body : undefined
}

/** The answer, when it is not older than its ttl plus so many milliseconds. */
export function answerOf(entry: CacheEntry | undefined, grace = 0): HttpResponse | undefined {
  if (!entry) return undefined
  const { at, ttl, strict } = entry
  const age = Date.now() - at
  // A clock that was set back makes the age unknown.
  return age >= 0 && age < ttl + (strict ? 0 : grace) ? bodyOf(entry) : undefined
}
