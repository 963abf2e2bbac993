// The errors for a server's refusal. They keep the server's message out of logs: it may contain personal data.
import { type ErrorDetails, type HttpError, isHttpError, ResponseError, StatusError } from '@wxpipe/core'
import { type Business, type Code, isListed } from './rule.ts'

/**
 * The server refused in a response with an accepted status, such as a 200 with `{ code: 20001 }`. `code` is
 * `'RESPONSE'`; the server's own is in `business`.
 * @example if (error instanceof BusinessError) wx.showToast({ title: error.business.message, icon: 'none' })
 */
export class BusinessError extends ResponseError {
  /** What the server says about its refusal; not enumerable, so that logs pass over it. */
  declare readonly business: Business
  /** `true` for a code that the rule lists as retryable: `retry` and `resume` read it. */
  declare readonly retryable?: true

  constructor(business: Business, details?: ErrorDetails) {
    super(inBrief(business), details)
    this.name = 'BusinessError'
    hide(this, business)
  }
}

/**
 * The server refused with an error status and an envelope that says why, such as a 404 with `{ code: 30002 }`. `code`
 * is `'STATUS'`; the server's own is in `business`.
 * @example if (error instanceof BusinessStatusError) console.log(error.response?.statusCode, error.business.code)
 */
export class BusinessStatusError extends StatusError {
  /** What the server says about its refusal; not enumerable, so that logs pass over it. */
  declare readonly business: Business
  /** `true` for a code that the rule lists as retryable: `retry` and `resume` read it. */
  declare readonly retryable?: true

  constructor(business: Business, details?: ErrorDetails) {
    super(inBrief(business), details)
    this.name = 'BusinessStatusError'
    hide(this, business)
  }
}

/**
 * Tells whether an error is a server's refusal and, if codes are given, has one of them: `20001` and `'20001'` are the
 * same. Recognises the errors of another copy of this package as well.
 * @example
 * try {
 *   await client.post('order', draft)
 * } catch (error) {
 *   if (isBusinessError(error, 20001)) wx.showToast({ title: error.business.message, icon: 'none' })
 * }
 */
export function isBusinessError(
  error: unknown,
  ...codes: readonly Code[]
): error is BusinessError | BusinessStatusError {
  const business = businessOf(error)
  return !!business && (!codes.length || isListed(business.code, codes))
}

/**
 * What the server says about its refusal; `undefined` for any other error.
 * @example
 * try {
 *   await client.post('order', draft)
 * } catch (error) {
 *   wx.showToast({ title: businessOf(error)?.message || '网络错误', icon: 'none' })
 * }
 */
export function businessOf(error: unknown): Business | undefined {
  return isHttpError(error) ? (error as Partial<BusinessError>).business : undefined
}

/**
 * The error's message. It quotes only the code, and only one that looks like a code, because a body may hold anything:
 * a telephone number has eleven digits, the longest codes in use (Yudao's) have ten.
 */
const inBrief = ({ code }: Business): string => `business code ${/^(?!.*\d{11})[\w.-]{1,32}$/.test(code) ? code : '?'}`

const hide = (error: HttpError, business: Business) => Object.defineProperty(error, 'business', { value: business })
