// The public names of @wxpipe/core; what is not here is internal.
export { type CancelSource, createCancelSource } from './cancel.ts'
export { createClient } from './client.ts'
export type {
  Client,
  InterceptorLists,
  ListOptions,
  RequestOptionsOf,
} from './client-types.ts'
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
export { getHeader, withHeader } from './header.ts'
export {
  ORDER_APP,
  ORDER_CACHE,
  ORDER_DEDUPE,
  ORDER_LOGIN_REDIRECT,
  ORDER_OBSERVE,
  ORDER_PAGE_SCOPE,
  ORDER_QUEUE,
  ORDER_RESUME,
  ORDER_RETRY,
  ORDER_TOKEN_EXPIRY,
  ORDER_TOKEN_INJECTION,
  ORDER_TOKEN_REFRESH,
} from './order-anchors.ts'
export { resolveUrl } from './query.ts'
export { withRequest } from './request.ts'
export { createTracer } from './trace.ts'
export type * from './types.ts'
export { isOwnOrigin, originOf } from './url.ts'
