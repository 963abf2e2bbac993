// What a server's refusal becomes: an error of the class of the answer that carried it, with the server's words out of sight.
import { type ErrorDetails, type HttpError, isHttpError, ResponseError, StatusError } from '@wxpipe/core'

/** What the server says of its refusal. It may name a person, so it is neither in the error's message nor in its JSON. */
export interface Business {
  /** The code as a text; `''` where the app's own rule has refused a body that has none. */
  readonly code: string
  /** The server's words for the user; `''` where it has none. */
  readonly message: string
  /** What stands in the field of the data; nothing where a function picks it. */
  readonly data: unknown
}

/** The server has refused in an answer whose status is accepted, such as a 200 with `{ code: 20001 }`. */
export class BusinessError extends ResponseError {
  /** Not enumerable. */
  declare readonly business: Business
  /** `true` for a code that is listed as such: `retry` and `resume` read it. */
  declare readonly retryable?: true

  constructor(business: Business, details?: ErrorDetails) {
    super(inBrief(business), details)
    this.name = 'BusinessError'
    hide(this, business)
  }
}

/** The server has refused with its status, and says in an envelope why, such as a 404 with `{ code: 30002 }`. */
export class BusinessStatusError extends StatusError {
  /** Not enumerable. */
  declare readonly business: Business
  /** `true` for a code that is listed as such: `retry` and `resume` read it. */
  declare readonly retryable?: true

  constructor(business: Business, details?: ErrorDetails) {
    super(inBrief(business), details)
    this.name = 'BusinessStatusError'
    hide(this, business)
  }
}

/**
 * Tells whether the server has refused, with one of these codes when there are any: `20001` and `'20001'` are the same. Knows
 * the errors of another copy of this package as well.
 * @example catch (error) { if (isBusinessError(error, 20001)) show(error.business.message) }
 */
export function isBusinessError(
  error: unknown,
  ...codes: readonly (string | number | boolean)[]
): error is BusinessError | BusinessStatusError {
  const business = businessOf(error)
  return !!business && (!codes.length || codes.map(String).includes(business.code))
}

/**
 * What the server says of its refusal; nothing for any other error.
 * @example catch (error) { wx.showToast({ title: businessOf(error)?.message || '网络错误', icon: 'none' }) }
 */
export function businessOf(error: unknown): Business | undefined {
  return isHttpError(error) ? (error as Partial<BusinessError>).business : undefined
}

/** Of a body a message may hold nothing but the code; and not that where it does not look like a code, because it may be anything. */
const inBrief = ({ code }: Business): string => `business code ${/^(?!.*\d{9})[\w.-]{1,32}$/.test(code) ? code : '?'}`

const hide = (error: HttpError, business: Business) => Object.defineProperty(error, 'business', { value: business })
