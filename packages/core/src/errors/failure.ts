// Turns what a host's `fail` callback says into the family: errno first, then errMsg, in any of its spellings.
import type { HttpRequest } from '../types.ts'
import { AbortError } from './abort.ts'
import { ConfigError } from './config.ts'
import type { HttpError } from './http-error.ts'
import { NetworkError, type NetworkReason } from './network.ts'
import { TimeoutError } from './timeout.ts'

type Kind = NetworkReason | 'timeout' | 'abort' | 'domain' | 'invalid'

// The strings and numbers seen in wx, its developer tools and its phones. "abort" counts at the start only, because
// net::ERR_CONNECTION_ABORTED is a network failure; numbers that mean several things (600001) are left to the text.
const kinds: readonly (readonly [Kind, readonly number[], RegExp])[] = [
  ['abort', [], /^(\w+:fail )?abort/],
  ['timeout', [5], /time(d)?[ _-]?out|超时|逾時/i],
  ['interrupted', [600003], /interrupted/],
  ['network-change', [], /network change/],
  ['domain', [600002], /domain list/],
  ['too-many', [600007], /max task count/],
  ['invalid', [600005, 600009, 600010, 602300], /invalid/],
  ['offline', [], /互联网|INTERNET_DISCONNECTED|unknow host/],
  ['tls', [], /ssl|tls|cert|证书/i],
]

/** Makes the error for a host's failure; `cause` holds its `errMsg` and `errno` and nothing else. */
export function failureOf(request: HttpRequest, failure: unknown): HttpError {
  const { errMsg, errno, message } = Object(failure) as {
    errMsg?: unknown
    errno?: unknown
    message?: unknown
  }
  // wx repeats the URL in some messages, and a query may hold a token.
  const text = String(errMsg ?? message ?? failure).replace(/\?[^\s"']*/g, '?…')
  const details = { request, cause: { errMsg: text, errno } }
  const found =
    kinds.find(([, numbers]) => numbers.includes(errno as number)) ?? kinds.find(([, , pattern]) => pattern.test(text))
  const kind = found ? found[0] : 'unknown'
  if (kind === 'abort') return new AbortError(text, details)
  if (kind === 'timeout') return new TimeoutError(text, details)
  if (kind === 'invalid') return new ConfigError(text, details)
  if (kind === 'domain') return new ConfigError(`${text}; add its origin to the app's 服务器域名 list`, details)
  return new NetworkError(text, { ...details, reason: kind })
}
