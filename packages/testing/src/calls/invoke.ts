// Every asynchronous wx call but request: it is recorded, can be hit by a fault, and takes callbacks or returns a
// promise.

import { failureAs } from '../faults/fault.ts'
import type { Context } from '../state/context.ts'
import type { Callbacks } from '../wx/types.ts'
import { callBack, shaped, wantsCallback } from './callbacks.ts'
import { soon } from './soon.ts'

/** Thrown by the work of a call to make it fail. */
export class Refusal {
  constructor(
    readonly reason: string,
    readonly errno?: number,
  ) {}
}

/** Runs one call; returns a promise when the app gave no callback, as wx does for every API but request. */
export function invoke<R extends object>(
  context: Context,
  api: string,
  options: object | undefined,
  work: () => R | undefined,
): Promise<R & { errMsg: string }> | undefined {
  const call = context.journal.call(api, options)
  const given = options as Callbacks<object> | undefined
  const fault = context.script.take(api, (given as { url?: unknown } | undefined)?.url)
  if (fault?.effect === 'throws') {
    call.state = 'fail'
    call.result = fault.error ?? new Error(failureAs(fault, api).errMsg)
    throw call.result
  }
  const { epoch } = context
  let resolve: (value: R & { errMsg: string }) => void = () => {}
  let reject: (reason: object) => void = () => {}
  const promise = wantsCallback(given)
    ? undefined
    : new Promise<R & { errMsg: string }>((yes, no) => {
        resolve = yes
        reject = no
      })
  const settle = (outcome: 'success' | 'fail', raw: object) => {
    const result = shaped(context, raw)
    call.state = outcome
    call.result = result
    callBack(context, given, fault, outcome, result, api)
    if (outcome === 'success') resolve(result as R & { errMsg: string })
    else reject(result)
  }
  const late = fault?.effect === 'answers-late'
  const settleInTime = (outcome: 'success' | 'fail', raw: object) => {
    if (late && fault.delay) context.timers.after(fault.delay, () => settle(outcome, raw))
    else settle(outcome, raw)
  }
  const run = () => {
    if (epoch !== context.epoch) return
    if (fault !== undefined && fault.effect === undefined && !fault.delivered)
      return settleInTime('fail', failureAs(fault, api))
    try {
      const result = work()
      if (fault?.delivered) return settleInTime('fail', failureAs(fault, api))
      settleInTime('success', { ...result, errMsg: `${api}:ok` })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      settleInTime('fail', {
        errMsg: `${api}:fail ${error.reason}`,
        ...(error.errno === undefined ? {} : { errno: error.errno }),
      })
    }
  }
  if (fault?.effect === 'never-answers') return promise
  if (fault?.delay && !late) context.timers.after(fault.delay, run)
  else if (context.quirks.syncCallbacks || fault?.effect === 'synchronous') run()
  else soon(run)
  return promise
}

/** Runs a synchronous call: returns its value, or throws an Error with wx's message. */
export function invokeSync<R>(context: Context, api: string, options: unknown, work: () => R): R {
  const call = context.journal.call(api, options)
  const fault = context.script.take(api)
  try {
    const result = fault === undefined || fault.delivered ? work() : undefined
    if (fault !== undefined) throw fault.error ?? new Error(failureAs(fault, api).errMsg)
    call.state = 'success'
    call.result = result
    return result as R
  } catch (error) {
    call.state = 'fail'
    call.result = error instanceof Refusal ? new Error(`${api}:fail ${error.reason}`) : error
    throw call.result
  }
}
