// The error classes together, and the union that isHttpError narrows to.
import type { AbortError } from './abort.ts'
import type { AuthExpiredError } from './auth-expired.ts'
import type { ConfigError } from './config.ts'
import { isBranded } from './http-error.ts'
import type { NetworkError } from './network.ts'
import type { ResponseError } from './response.ts'
import type { StatusError } from './status.ts'
import type { TimeoutError } from './timeout.ts'

export { AbortError } from './abort.ts'
export { AuthExpiredError } from './auth-expired.ts'
export { ConfigError } from './config.ts'
export { type ErrorDetails, HttpError } from './http-error.ts'
export { NetworkError } from './network.ts'
export { ResponseError } from './response.ts'
export { StatusError } from './status.ts'
export { TimeoutError } from './timeout.ts'

/** Every error class of wxpipe; switch on `code`. */
export type AnyHttpError =
  | NetworkError
  | TimeoutError
  | AbortError
  | StatusError
  | AuthExpiredError
  | ResponseError
  | ConfigError

/**
 * Whether `error` is one of wxpipe's, and has the given `code` if there is one.
 * @example
 * try {
 *   await client.get('groups')
 * } catch (error) {
 *   if (isHttpError(error, 'STATUS')) console.log(error.response?.statusCode)
 * }
 */
export function isHttpError<C extends AnyHttpError['code'] = AnyHttpError['code']>(
  error: unknown,
  code?: C,
): error is Extract<AnyHttpError, { readonly code: C }> {
  return isBranded(error) && (code === undefined || error.code === code)
}
