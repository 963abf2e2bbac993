// The public names of @wxpipe/core; what is not here is internal.

// Constants, at the head of the built module: only there do minifiers write their values for their names.
export { longestDelay } from './limits.ts'
export {
  ORDER_APP,
  ORDER_CACHE,
  ORDER_DEADLINE,
  ORDER_DEDUPE,
  ORDER_ENVELOPE,
  ORDER_LOADING,
  ORDER_LOGIN_REDIRECT,
  ORDER_MOCK,
  ORDER_OBSERVE,
  ORDER_PAGE_SCOPE,
  ORDER_QUEUE,
  ORDER_RESUME,
  ORDER_RETRY,
  ORDER_SIGNING,
  ORDER_TOAST,
  ORDER_TOKEN_EXPIRY,
  ORDER_TOKEN_INJECTION,
  ORDER_TOKEN_REFRESH,
  ORDER_VALIDATION,
} from './order-anchors.ts'

// Functions, classes and types.

export { accountOf, hasSameAccount } from './account.ts'
export { anySignal } from './any-signal.ts'
export {
  decided,
  notify,
  readToken,
  type Token,
  type TokenSource,
  within,
} from './app-functions.ts'
export { type CancelSource, createCancelSource } from './cancel.ts'
export { createClient } from './client.ts'
export { deepCopy } from './deep-copy.ts'
export { failureOf } from './errors/failure.ts'
export {
  AbortError,
  type AnyHttpError,
  AuthExpiredError,
  ConfigError,
  type ErrorDetails,
  HttpError,
  isHttpError,
  NetworkError,
  ResponseError,
  StatusError,
  TimeoutError,
} from './errors/index.ts'
export { reasonOf } from './errors/shown.ts'
export { getHeader, withHeader } from './header.ts'
export { checkOptions, type Kinds } from './options.ts'
export { type SessionKeys, type SessionOrigin, sessionOrigin } from './origin.ts'
export { type OpenPage, pageKey, pagesOf } from './pages.ts'
export { pause, startTimer } from './pause.ts'
export { resolveUrl } from './query.ts'
export { hashOf, type RequestKeyOptions, requestKey } from './request-key.ts'
export { resultOf } from './result.ts'
export { retryAfter } from './retry-after.ts'
export { createTracer } from './trace.ts'
export { bodyOf } from './transport.ts'
export type * from './types/index.ts'
export { hasMethod, isBinary, isOneShot } from './values.ts'
export { withRequest } from './with-request.ts'
