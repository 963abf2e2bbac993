// A fault describes what the host must do wrong. It is made by `fault()` and scripted by `host.fail` or a handler.

import type { Reply } from './reply.ts'
import { check, type Known } from './spelling.ts'

/** What a fault does other than calling `fail` with an error. */
export type FaultEffect =
  | 'throws'
  | 'never-answers'
  | 'lost-midway'
  | 'no-task'
  | 'synchronous'
  | 'twice'
  | 'success-and-fail'
  | 'abort-swallowed'
  | 'answers-after-abort'
  | 'truncated'
  | 'status-to-fail'
  | 'reply'
  | 'slow'
  | 'answers-late'
  | 'chunks-after-abort'
  | 'body-lost'

/** A fault; make one with `fault()` or take one from `faults`. */
export interface Fault {
  readonly fault: string
  /** The wx call that it hits if `host.fail` names none; default `request`. */
  readonly api?: string
  /** Makes `errMsg` from the call's name: `<api>:fail <reason>`. */
  readonly reason?: string
  /** The whole `errMsg`, word for word. */
  readonly errMsg?: string
  readonly errno?: number
  /** The number that `wx.cloud` gives. */
  readonly errCode?: number
  /** The failure has no `errMsg`. */
  readonly silent?: boolean
  /** Milliseconds before the fault happens; default 0. */
  readonly delay?: number
  /** The server gets the request and responds, but the response is lost; default false. */
  readonly delivered?: boolean
  /**
   * The fault happens after so many chunks (for a transfer: progress events), or instead of the response if there are
   * fewer.
   */
  readonly afterChunks?: number
  readonly effect?: FaultEffect
  readonly error?: unknown
  readonly reply?: Reply
  readonly statusCode?: number
  /** How much of the body survives a truncation, 0 to 1. */
  readonly keep?: number
}

/** What `fault()` takes: all fields of a Fault, but its name is optional. */
export type FaultInit = Omit<Fault, 'fault'> & { readonly name?: string }

const effects = {
  throws: true,
  'never-answers': true,
  'lost-midway': true,
  'no-task': true,
  synchronous: true,
  twice: true,
  'success-and-fail': true,
  'abort-swallowed': true,
  'answers-after-abort': true,
  truncated: true,
  'status-to-fail': true,
  reply: true,
  slow: true,
  'answers-late': true,
  'chunks-after-abort': true,
  'body-lost': true,
} satisfies Record<FaultEffect, true>

const names = {
  name: 'string',
  fault: 'string',
  api: 'string',
  reason: 'string',
  errMsg: 'string',
  errno: 'number',
  errCode: 'number',
  silent: 'boolean',
  delay: 'number from 0',
  delivered: 'boolean',
  afterChunks: 'number from 0',
  effect: effects,
  error: 'any',
  // Checked with the response, as a handler's.
  reply: 'any',
  statusCode: 'number',
  keep: 'number from 0 to 1',
} satisfies Known<Fault & FaultInit>

/**
 * Makes a fault of your own: `errMsg` word for word, or fields.
 * @throws Error for an unknown field or effect
 * @example
 * const host = createHost()
 * host.fail(fault('request:fail something new', 600099))
 * host.fail(fault({ reason: 'timeout', errno: 5, delivered: true }), { method: 'POST' })
 */
export function fault(init: string | FaultInit, errno?: number): Fault {
  const fields =
    typeof init === 'string' ? { name: init, errMsg: init, ...(errno === undefined ? {} : { errno }) } : init
  check('fault', fields, names)
  const { name, ...rest } = fields
  return { fault: name ?? rest.errMsg ?? rest.reason ?? rest.effect ?? 'fault', ...rest }
}

/** Distinguishes a Fault from a Reply. */
export function isFault(value: object): value is Fault {
  return typeof (value as { fault?: unknown }).fault === 'string'
}

/** @throws Error for anything but a fault, and for a field of another kind */
export function theFault(who: string, value: Fault): Fault {
  if (isFault(Object(value))) {
    // A copy, because the faults of `@wxpipe/mock` are Errors.
    check(`the fault "${value.fault}"`, { ...value }, names)
    return value
  }
  throw new Error(`${who} takes a fault, such as faults.timeout() or fault('request:fail timeout')`)
}

/** Whether the request reaches the server before the fault happens. */
export const comesLater = (f: Fault): boolean => f.delivered === true || f.afterChunks !== undefined

/** What `fail` gets: errMsg, and the numbers that the fault has. */
export function failureOf(f: Fault, api: string): Failed {
  const errMsg = f.errMsg ?? (f.reason === undefined ? `${api}:fail` : `${api}:fail ${f.reason}`)
  const { errno, errCode } = f
  return {
    ...(f.silent ? {} : { errMsg }),
    ...(errno === undefined ? {} : { errno }),
    ...(errCode === undefined ? {} : { errCode }),
  }
}

interface Failed {
  errMsg?: string
  errno?: number
  errCode?: number
}

/** The same, with this call's name instead of `request` in WeChat's message. */
export function failureAs(f: Fault, api: string): Failed {
  const failed = failureOf(f, api)
  return failed.errMsg === undefined
    ? failed
    : { ...failed, errMsg: failed.errMsg.replace(/^request:fail/, `${api}:fail`) }
}
