// What can become of one send: what the server returns, or what the phone does to it.
import { type Fault, faults, type Reply } from '@wxpipe/testing'

interface End {
  /** Over the server's own response. */
  readonly reply?: Reply
  /** What the host does to this call. */
  readonly fault?: Fault
}

/** By the words in which a failing life is printed. */
export const fates = {
  'ok at once': {},
  ok: { reply: { delay: 4 } },
  'ok, slow': { reply: { delay: 70 } },
  'ok, too slow': { reply: { delay: 70_000 } },
  expired: { reply: { statusCode: 401, delay: 3 } },
  'expired code': { reply: { data: { code: '99997' }, delay: 3 } },
  'expired, to fail': { reply: { statusCode: 401 }, fault: faults.statusToFail() },
  forbidden: { reply: { statusCode: 403 } },
  'not found': { reply: { statusCode: 404, delay: 2 } },
  broken: { reply: { statusCode: 500, delay: 2 } },
  busy: { reply: { statusCode: 503, header: { 'Retry-After': '1' } } },
  'too many': { reply: { statusCode: 429, header: { 'Retry-After': '0' } } },
  reset: { fault: faults.connectionReset() },
  'reset, delivered': { fault: faults.delivered(faults.connectionReset()) },
  timeout: { fault: faults.timeout() },
  interrupted: { fault: faults.interrupted() },
  'network change': { fault: faults.networkChange() },
  offline: { fault: faults.offline() },
  'never answers': { fault: faults.neverAnswers() },
  'answers twice': { reply: { delay: 3 }, fault: faults.answersTwice() },
  'success and fail': { fault: faults.successAndFail() },
  'answers after abort': { reply: { delay: 20 }, fault: faults.answersAfterAbort() },
  'at once': { fault: faults.callsBackSynchronously() },
  throws: { fault: faults.throws(new Error('thrown by the host')) },
  'not in domain list': { fault: faults.notInDomainList() },
} as const satisfies { readonly [name: string]: End }

export type Fate = keyof typeof fates

export const endOf = (fate: Fate): End => fates[fate]
