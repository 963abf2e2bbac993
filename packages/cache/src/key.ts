// The key of an answer: hashes of the account and of the request, so that neither can be read in the store.
import { ConfigError, type HttpRequest, isOneShot, resolveUrl } from '@wxpipe/core'
import { hashOf } from './hash.ts'
import { safely } from './safely.ts'

/** The form of every key; `storageStore` knows its own by it. */
export const keyForm = /^[\da-z]{28}:[\da-z]{28}$/

/** The beginning of all keys of an account; JSON tells nobody (`null`) from a user called "null". */
export const startOf = (account: string | null): string => `${hashOf(JSON.stringify(account))}:`

/**
 * The end of a request's key, from what `key` yielded; nothing for a request that is not cached.
 * @throws ConfigError for a promise or an object, which would be the same for all requests
 */
export function endOf(key: unknown, request: HttpRequest): string | undefined {
  if (key === undefined) return undefined
  if (typeof key !== 'string') throw new ConfigError('cache: key must yield a text, or undefined, at once', { request })
  return hashOf(key)
}

/** Nothing for a body whose bytes JSON does not show, or that it refuses: two of them would look equal. */
export function defaultKey(request: HttpRequest): string | undefined {
  const { method, data, header, hostOptions, options } = request
  if (Object(data).byteLength >= 0 || isOneShot(data)) return undefined
  // What is sent without a token gets another answer, though it comes from the same account.
  const isOpen = (options as { auth?: unknown }).auth === false
  return safely(() => JSON.stringify([method, resolveUrl(request), data, header, hostOptions, isOpen]))
}
