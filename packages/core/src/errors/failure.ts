// Turns what a host passed to `fail` into an error: by its error number, else by its message in any known wording.
import { hostTimeout } from '../limits.ts'
import type { HttpRequest } from '../types/index.ts'
import { ConfigError } from './config.ts'
import type { HttpError } from './http-error.ts'
import { NetworkError } from './network.ts'
import { redacted } from './shown.ts'
import { TimeoutError } from './timeout.ts'

// The class of error for a failure: the first whose pattern matches. The patterns are error numbers (wx's written `#5`,
// Alipay's `error 13`) and messages seen in hosts, in their developer tools and on phones. Number 600001 has several
// meanings: for it, the message decides.
const signs = [
  [TimeoutError, /^#5 |error 13$|timed?[ _-]?out|超时|逾時/i],
  [
    ConfigError,
    /^#(60000[259]|60001[01]|602300) |error 11$|domain list|\binvalid|serialise|parameter error|file not found|max file|maximum size|permission denied|no such file/i,
  ],
  // A lost connection. It stands before the TLS errors, because Android names the socket in its message (`Read error:
  // ssl=0x7f…`), and a server may be called `ssl.…`.
  [NetworkError, /error: ssl=|I\/O error|reset|closed by peer|resolve host|failed to connect|disconnected/i],
  [ConfigError, /\bssl|\btls|[_ ](ssl|cert)|certifica|zertifikat|证书|證書|憑證|証明書|인증서|安全[连連]/i],
] as const
// Must not match net::ERR_CONNECTION_ABORTED, which is a network failure.
const aborted = /(^|[^_])abort|cancell?ed|取消/i

/**
 * Makes the error for what a host passed to `fail`: `TimeoutError`, `ConfigError` (not in the domain list, invalid
 * input) or `NetworkError`; `cause` holds its `errMsg` and `errno`, whatever the host calls them, and nothing else.
 * @param elapsed milliseconds since the host was called, default 0: an abort by the host counts as a timeout from the
 * request's `timeout` on, or from a minute on
 * @example wx.login({ fail: (failure) => reject(failureOf(undefined, failure)) })
 */
export function failureOf(request: HttpRequest | undefined, failure: unknown, elapsed = 0): HttpError {
  const { errMsg, errorMessage, message, errno, errCode, errNo, error } = Object(failure) as { [key: string]: unknown }
  const words = [errMsg, errorMessage, message, error, failure, 'failed'].find((each) => typeof each === 'string')
  // wx repeats the URL in some messages. It is cut out, because it may hold a token, or words that a pattern matches.
  const text = redacted(words as string)
  const number = [errno, errCode, errNo, error].find((each) => typeof each === 'number')
  const isLate = aborted.test(text) && elapsed >= ((request && request.timeout) || hostTimeout)
  const signIn = (said: string) => signs.find(([, pattern]) => pattern.test(said))
  const [ErrorClass] = signIn(`#${number} error ${error}`) || signIn(text) || [isLate ? TimeoutError : NetworkError]
  return new ErrorClass(text, { request, cause: { errMsg: text, errno: number } })
}
