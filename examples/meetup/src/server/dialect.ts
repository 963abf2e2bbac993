// What differs between the two projects on the wire: where the token is, and how success, refusal and expiry look.
import type { IncomingHttpHeaders } from 'node:http'
import type { AdminEnvelope, AdminFailure, Envelope, Failure } from '../services/types.ts'

export interface Refused {
  readonly status: number
  readonly body: Failure | AdminFailure
}

export interface Dialect {
  tokenOf(header: IncomingHttpHeaders): string | undefined
  /** What a request without a live token gets; `issued` says whether the token was ever ours. */
  expired(issued: boolean): Refused
  /** @param code default: the code for the status */
  refusal(status: number, message: string, code?: string): Refused
}

/** Thrown by a handler; the dialect of its project writes the response. */
export class Refusal extends Error {
  readonly statusCode: number
  readonly business: string | undefined
  constructor(statusCode: number, message: string, business?: string) {
    super(message)
    this.statusCode = statusCode
    this.business = business
  }
}

export const ok = <T>(data: T): Envelope<T> => ({ code: '10000', data })

/** `Authorization: Bearer <token>`; every response has a code, and an expired token gets an HTTP 200. */
export const meetupDialect = (now: () => number): Dialect => ({
  tokenOf: ({ authorization }) => /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1],
  expired: () => ({
    status: 200,
    body: { code: '99997', date: new Date(now()).toISOString(), message: 'TOKEN EXPIRED', status: 'ERROR' },
  }),
  refusal: (status, message, code = `${status}00`) => ({ status, body: { code, message, status: 'ERROR' } }),
})

export const adminOk = <T>(data: T): AdminEnvelope<T> => ({ errno: 0, errmsg: 'ok', data })

/** `sessionKey: <token>` without a scheme; an expired key is an HTTP 400 with errno 40101, no key an HTTP 401. */
export const adminDialect: Dialect = {
  tokenOf: ({ sessionkey }) => (typeof sessionkey === 'string' && sessionkey !== '' ? sessionkey : undefined),
  expired: (issued) =>
    issued
      ? { status: 400, body: { errno: 40101, errmsg: 'session expired' } }
      : { status: 401, body: { errno: 40100, errmsg: 'no session' } },
  refusal: (status, message) => ({ status, body: { errno: status * 100, errmsg: message } }),
}
