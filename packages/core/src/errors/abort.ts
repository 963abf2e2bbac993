// The leaf for a cancelled call.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * The call was cancelled: by its `signal`, whose reason is the `cause`, by a plugin, or by a change of account.
 * @example if (!isHttpError(error, 'ABORT')) show('加载失败')
 */
export class AbortError extends HttpError {
  declare readonly code: 'ABORT'

  constructor(what: string, details?: ErrorDetails) {
    super('AbortError', 'ABORT', what, details)
  }
}
