// Which faults a wx call can suffer: one that could not happen to it, or hit it, would test nothing.
import type { Fault, FaultEffect } from './fault.ts'

/** The calls that send something; all others are done on the phone. */
const SENDING = ['request', 'uploadFile', 'downloadFile', 'cloud.callContainer', 'cloud.callFunction']

/** Whether it needs a response, or a call that is under way, which only calls that send something have. */
const needsServer: Readonly<Record<FaultEffect, boolean>> = {
  throws: false,
  'never-answers': false,
  'lost-midway': true,
  'no-task': true,
  synchronous: false,
  twice: false,
  'success-and-fail': false,
  'abort-swallowed': true,
  'answers-after-abort': true,
  truncated: true,
  'status-to-fail': true,
  reply: true,
  slow: false,
  'answers-late': false,
  'chunks-after-abort': true,
  'body-lost': true,
}

/** The calls that open a page by its url. */
const OPENING = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab']

/** @throws Error for a fault that cannot happen to the call, and for a match by what such a call does not have */
export function checkFit(
  fault: Fault,
  api: string,
  match: { readonly url?: unknown; readonly method?: unknown },
): void {
  const { effect, afterChunks } = fault
  if (SENDING.includes(api)) return
  if (match.method !== undefined) throw new Error(`host.fail: ${api} has no method`)
  if (match.url !== undefined && !OPENING.includes(api)) throw new Error(`host.fail: ${api} has no url`)
  if (afterChunks !== undefined || (effect !== undefined && needsServer[effect]))
    throw new Error(`host.fail: "${fault.fault}" happens only to calls that send something, and ${api} does not`)
  if (api.endsWith('Sync') && effect !== undefined && effect !== 'throws')
    throw new Error(`host.fail: ${api} returns at once, so it can only throw: "${fault.fault}" cannot happen to it`)
}
