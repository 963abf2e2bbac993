// One send: checks what goes out, asks the transport, and bounds a host that answers twice, late or never.
import { decided } from './app-functions.ts'
import { ConfigError } from './errors/config.ts'
import { StatusError } from './errors/status.ts'
import { TimeoutError } from './errors/timeout.ts'
import { withCheckedHeader } from './header.ts'
import { hostTimeout, refusalDelay, watchdogMargin } from './limits.ts'
import { isResponse, isThenable } from './request.ts'
import type { CallState, Stop } from './traversal.ts'
import type { Cancel, HttpRequest } from './types.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** Takes one outcome: a response, or a failure of any kind. */
export type Done = (failed: boolean, value: unknown) => void

/** Sends a request; `done` is called exactly once, or never after the returned function was called. */
export function send(request: HttpRequest, done: Done): Cancel {
  let cancelHost: unknown
  let timer: unknown
  let over = false
  const settle = (outcome: unknown) => {
    if (over) return
    over = true
    clearTimeout(timer)
    let failed = true
    try {
      if (isResponse(outcome)) {
        failed = !decided(request.validateStatus(outcome.statusCode), 'validateStatus')
        if (failed) outcome = new StatusError(`answered ${outcome.statusCode}`, { request, response: outcome })
      }
    } catch (error) {
      outcome = error
    }
    done(failed, outcome)
  }
  const cancel = () => {
    if (over) return
    over = true
    clearTimeout(timer)
    try {
      ;(cancelHost as Cancel)()
    } catch {
      // Some hosts return no task, or one without a working abort: the send is over all the same.
    }
  }
  const { timeout = hostTimeout } = request
  try {
    // A timer holds 31 bits; beyond that it fires at once.
    if (!(timeout > 0 && timeout < 2e9)) throw new ConfigError('timeout must be 0 to 2e9 ms', { request })
    try {
      // Circular data would overflow some hosts' stack, so it does not get there.
      if (typeof request.data === 'object') JSON.stringify(request.data)
    } catch (cause) {
      throw new ConfigError('data must be serialisable', { request, cause })
    }
    timer = setTimeout(() => {
      cancel()
      done(true, new TimeoutError(`no answer within ${timeout} ms`, { request }))
    }, timeout + watchdogMargin)
    const returned = request.transport(withCheckedHeader(request), settle)
    if (isThenable(returned)) returned.then(settle, settle)
    else cancelHost = returned
  } catch (error) {
    settle(error)
  }
  return cancel
}

/**
 * Refuses one send too many: the call itself fails now, and whoever asked a little later, so that a loop that swallows
 * the error cannot starve the event loop.
 */
export function refuse(call: CallState, done: Done, stop: Stop): Cancel {
  const error = new ConfigError(`more than ${call.maxSends} sends (maxSends)`)
  const timer = setTimeout(() => done(true, error), refusalDelay)
  stop(call.outermost!, error)
  return () => clearTimeout(timer)
}
