// How an outcome reaches the app: which callbacks, how often, and with which fields.

import type { Fault } from '../faults/fault.ts'
import { type Context, guarded } from '../state/context.ts'

type Called = {
  success?: ((result: never) => void) | undefined
  fail?: ((error: never) => void) | undefined
  complete?: ((result: never) => void) | undefined
}

/** The result as this host's quirks shape it: without some fields, or with another name for the number. */
export function shaped(context: Context, result: object): object {
  const { noErrMsg, noErrno, failNumber } = context.quirks
  if (!noErrMsg && !noErrno && failNumber === undefined) return result
  const copy: { errMsg?: unknown; errno?: unknown; [name: string]: unknown } = { ...result }
  if (failNumber !== undefined && copy.errno !== undefined) {
    copy[failNumber] = copy.errno
    delete copy.errno
  }
  if (noErrMsg) delete copy.errMsg
  if (noErrno) delete copy.errno
  return copy
}

/** Calls success or fail, then complete; as often as the fault says. */
export function callBack(
  context: Context,
  options: Called | undefined,
  fault: Fault | undefined,
  outcome: 'success' | 'fail',
  result: object,
  api: string,
): void {
  const once = (which: 'success' | 'fail', value: object) => {
    guarded(context, options?.[which] as ((value: object) => void) | undefined, value)
    guarded(context, options?.complete as ((value: object) => void) | undefined, value)
  }
  once(outcome, result)
  if (fault?.effect === 'twice') once(outcome, result)
  if (fault?.effect === 'success-and-fail') {
    once(outcome === 'success' ? 'fail' : 'success', outcome === 'success' ? { errMsg: `${api}:fail` } : result)
  }
}

export const wantsCallback = (options: Called | undefined): boolean =>
  typeof options?.success === 'function' ||
  typeof options?.fail === 'function' ||
  typeof options?.complete === 'function'
