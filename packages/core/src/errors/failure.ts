// Turns what a host's `fail` callback says into the family: errno first, then errMsg, in any of its spellings.
import type { HttpRequest } from '../types.ts'
import { AbortError } from './abort.ts'
import { ConfigError } from './config.ts'
import type { HttpError } from './http-error.ts'
import { NetworkError } from './network.ts'
import { TimeoutError } from './timeout.ts'

// The numbers (as `#5`) and strings seen in wx, its developer tools and its phones. "abort" counts at the start only,
// because net::ERR_CONNECTION_ABORTED is a network failure; 600001 means several things and is left to the text.
const leaves = [
  [TimeoutError, /^#5$|timed?[ _-]?out|超时|逾時/i],
  [AbortError, /^(\w+:fail )?abort/],
  [ConfigError, /^#(60000[259]|600010|602300)$|domain list|invalid|serialise/],
] as const

/**
 * Makes the error for what a host's `fail` callback was given: `TimeoutError`, `AbortError`, `ConfigError` (not in the
 * domain list, invalid input) or `NetworkError`; `cause` holds its `errMsg` and `errno` and nothing else.
 * @example wx.login({ fail: (failure) => reject(failureOf(undefined, failure)) })
 */
export function failureOf(request: HttpRequest | undefined, failure: unknown): HttpError {
  const { message = failure, errMsg = message, errno } = Object(failure) as { [key: string]: unknown }
  // wx repeats the URL in some messages: it may hold a token, and its words are not wx's.
  const text = (typeof errMsg === 'string' ? errMsg : 'failed').replace(/(\w+:\/\/|\?)[^\s"']*/g, '…')
  const leafFor = (words: string) => leaves.find(([, pattern]) => pattern.test(words))
  const [Leaf] = leafFor(`#${errno}`) || leafFor(text) || [NetworkError]
  return new Leaf(text, { request, cause: { errMsg: text, errno } })
}
