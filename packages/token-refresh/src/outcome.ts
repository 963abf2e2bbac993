// The table of refresh outcomes: what a refresh failed with, and what every request that waited for it gets.
//
// | the refresh failed with                                        | the waiting requests get                   |
// |----------------------------------------------------------------|--------------------------------------------|
// | no network, a timeout, an abort, status 408, 429 or 5xx, a     | an error of that kind: the session may be  |
// | mistake of the app (ConfigError), a `getToken` or `setToken`   | as good as ever, and a later try may do it |
// | that fails when the server has given a token, an error of      |                                            |
// | unknown code, a refusal that says `retryable: true`            |                                            |
// | a refusal of the server: AuthExpiredError, another status,     | AuthExpiredError: somebody has to log in   |
// | ResponseError, no token in the response; what the app throws   |                                            |
import {
  AuthExpiredError,
  HttpError,
  type HttpRequest,
  isHttpError,
  ResponseError,
  reasonOf,
  resultOf,
  StatusError,
} from '@wxpipe/core'

// The messages of wx and similar hosts, and those of browsers' `fetch`, which Taro passes on in H5: "Failed to fetch"
// (Chromium, also with the host in brackets), "NetworkError when attempting to fetch resource." (Firefox), "Load
// failed" (Safari), "signal is aborted without reason" (Taro's own timeout). They are whole sentences, because an app's
// own messages may begin like them.
const hostWords =
  /^([\w.]+:fail\b|(failed to fetch|load failed)( \(|$)|network ?(error|interrupted)|signal is aborted)/i

type Markable = HttpError & { readonly retryable?: boolean }

/** The token in what `refresh` returned. @throws ResponseError when there is none */
export function tokenOf(session: unknown): string {
  // A bare text has to look like a token: an error page of a gateway or a busy server's message is a text, too.
  const { token = /^(Bearer )?[!-;=-~]+$/.test(`${session}`) && session } = Object(session) as {
    readonly token?: unknown
  }
  if (!token || typeof token !== 'string') throw new ResponseError('refresh yielded no token')
  return token
}

/** What a refresh failed with; a host's raw failure, and a raw response that the app has thrown, become errors. */
export function failureFrom(thrown: unknown): unknown {
  if (isHttpError(thrown)) return thrown
  // Without a request: which one `refresh` has sent is not known, and the message would name another.
  const result = resultOf(undefined as unknown as HttpRequest, thrown)
  if (!(result instanceof Error)) return new StatusError(`answered ${result.statusCode}`, { response: result })
  const { errorMessage, error } = Object(thrown) as { [key: string]: unknown }
  // A host's failure is recognised by its message: apps also pass on the message alone, or an Error with it. Alipay's
  // messages are arbitrary, but come with a number. Other messages and numbers are a server's: its envelope may also
  // have `errno` and `errMsg`.
  return hostWords.test(result.message) || (errorMessage && typeof error === 'number') ? result : thrown
}

/** Whether a failure says nothing about the session. Only the server can end a session, and the app itself. */
export function isInconclusive(failure: unknown): failure is Markable {
  if (!isHttpError(failure)) return false
  const { code, response, retryable } = failure as Markable
  return (
    // The server reports in its own envelope that it is busy.
    retryable === true ||
    (code === 'STATUS'
      ? /^(5..|408|429)$/.test(`${response && response.statusCode}`)
      : code !== 'AUTH_EXPIRED' && code !== 'RESPONSE')
  )
}

/**
 * The error of one request that waited for a refresh.
 * @param expired why that request waited: the server's refusal of it; undefined if it has not been sent
 */
export function errorFor(failure: unknown, request: HttpRequest, expired?: AuthExpiredError): HttpError {
  if (isInconclusive(failure)) {
    const { name, code, response } = failure
    const what = `the refresh could not be done: ${reasonOf(failure)}`
    // Carries the refresh's own response, whose status and Retry-After tell `retry` whether and when to try again. Has
    // the same class, even if that is not wxpipe's and its constructor takes other arguments.
    const error = Reflect.construct(
      HttpError,
      [name, code, what, { request, response, cause: failure }],
      failure.constructor,
    ) as HttpError
    // With its other fields: those of its class, and `retryable` from a busy server, by which other plugins send again.
    return Object.assign(error, failure)
  }
  return new AuthExpiredError(`the session could not be refreshed: ${reasonOf(failure)}`, {
    request: expired ? expired.request : request,
    response: expired && expired.response,
    cause: failure,
  })
}
