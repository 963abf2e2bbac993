// Which failures another try can change, and how often a failed request was tried.
import { type AnyHttpError, isHttpError } from '@wxpipe/core'

// A certificate, an old TLS, redirects without end, an answer that is no text: the same in a second.
const permanent = /CERT_|证书|TLS|REDIRECT|UTF8/

/** What the host said: it may stand in the cause of the cause, as when a refresh of the session has failed. */
function hostWords(cause: unknown): unknown {
  return isHttpError(cause) ? hostWords(cause.cause) : Object(cause).errMsg
}

/** A failure that may be gone the next time; never one that something inside has marked `retryable: false`. */
export function mayPass(error: unknown, statusCodes: readonly number[], timeouts: boolean): error is AnyHttpError {
  if (!isHttpError(error) || (error as { retryable?: unknown }).retryable === false) return false
  const { code, cause, response } = error
  if (code === 'NETWORK') return !permanent.test(`${hostWords(cause)}`)
  return code === 'STATUS' ? statusCodes.includes(Object(response).statusCode) : timeouts && code === 'TIMEOUT'
}

/** Notes on the error how often its request was tried. */
export function counted(error: unknown, attempts: number): unknown {
  // Reflect's own leaves a frozen error as it is, without a word.
  if (isHttpError(error)) Reflect.set(error, 'attempts', attempts)
  return error
}

/** How often a request was tried before this error, from 1; `undefined` for an error that `retry` has not seen. */
export function attemptsOf(error: unknown): number | undefined {
  return Object(error).attempts
}
