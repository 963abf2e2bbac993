// The leaf for a request that the network or the phone ended.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * The request got no response; `cause` holds the host's `errMsg` and `errno`, if it gave any.
 * @example if (isHttpError(error, 'NETWORK')) console.log(error.cause) // { errMsg: 'request:fail …', errno: 600001 }
 */
export class NetworkError extends HttpError {
  declare readonly code: 'NETWORK'

  constructor(what: string, details?: ErrorDetails) {
    super('NetworkError', 'NETWORK', what, details)
  }
}
