// One send: checks what goes out, asks the transport, and bounds a host that answers twice, late or never.

import { attempt } from './cancel.ts'
import { ConfigError } from './errors/config.ts'
import { StatusError } from './errors/status.ts'
import { TimeoutError } from './errors/timeout.ts'
import { wireHeader } from './header.ts'
import { isResponse, isThenable } from './request.ts'
import type { Cancel, HttpRequest } from './types.ts'
import type { Done } from './wait.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

// WeChat's own default and maximum.
const hostTimeout = 60_000
// The watchdog's margin, so that the host's own timeout answer comes first.
const margin = 1_000
// Timers hold 31 bits; beyond that they fire at once.
const longest = 0x7fffffff - margin

/**
 * Sends a request; `done` is called exactly once, or never after the returned function was called.
 * @throws ConfigError for a header or data that cannot be sent
 */
export function send(request: HttpRequest, done: Done): Cancel {
  // The transport gets a header of its own, so that nothing a host does to it reaches the next request.
  const sent = { ...request, header: wireHeader(request) }
  if (isCircular(request.data, [])) throw new ConfigError('data is circular and cannot be sent', { request })
  let cancelHost: unknown
  let timer: unknown
  let over = false

  const settle = (outcome: unknown) => {
    if (over) return
    over = true
    clearTimeout(timer)
    const failure = failureIn(outcome, sent)
    done(failure !== undefined, failure === undefined ? outcome : failure.error)
  }
  const cancel = () => {
    if (over) return
    over = true
    clearTimeout(timer)
    if (typeof cancelHost === 'function') attempt(cancelHost as Cancel)
  }
  try {
    const returned = request.transport(sent, settle)
    if (isThenable(returned)) returned.then(settle, settle)
    else cancelHost = returned
  } catch (error) {
    settle(error)
  }
  if (!over) {
    const timeout = request.timeout ?? hostTimeout
    timer = setTimeout(() => {
      cancel()
      done(
        true,
        new TimeoutError(`the host gave no answer within ${timeout} ms`, {
          request: sent,
        }),
      )
    }, Math.min(timeout, longest) + margin)
  }
  return cancel
}

/** What makes an outcome a failure: it is no response, or `validateStatus` refuses its status or throws. */
function failureIn(outcome: unknown, request: HttpRequest): { error: unknown } | undefined {
  if (!isResponse(outcome)) return { error: outcome }
  const { statusCode } = outcome
  const { validateStatus } = request
  try {
    if (validateStatus ? validateStatus(statusCode) : statusCode >= 200 && statusCode < 300) return undefined
    return {
      error: new StatusError(`answered ${statusCode}`, {
        request,
        response: outcome,
      }),
    }
  } catch (error) {
    return { error }
  }
}

function isCircular(value: unknown, ancestors: unknown[]): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return false
  if (ancestors.includes(value)) return true
  ancestors.push(value)
  const found = Object.keys(value).some((key) => isCircular((value as { [key: string]: unknown })[key], ancestors))
  ancestors.pop()
  return found
}
