// One send: checks what goes out, calls the transport, and judges the outcome.
import { decided } from './app-functions.ts'
import { ConfigError } from './errors/config.ts'
import { StatusError } from './errors/status.ts'
import { sendableHeader } from './header.ts'
import { longestDelay } from './limits.ts'
import { Failure, type Outcome } from './outcome.ts'
import type { Cancel, HttpRequest, Settle } from './types/index.ts'
import { isResponse, isThenable } from './values.ts'
import { withRequest } from './with-request.ts'

/**
 * Passes the request, as its interceptors have left it, to its transport.
 * @returns what the transport returned: a function that cancels the send, or anything else, which `cancelSend`
 * tolerates
 */
export function startSend(request: HttpRequest, settle: Settle): unknown {
  const { timeout, header } = request
  try {
    // With a longer timeout, the host's timer would fire at once.
    if (timeout !== undefined && !(typeof timeout === 'number' && timeout >= 0 && timeout <= longestDelay))
      throw new ConfigError(`timeout must be 0 to ${longestDelay} ms`, { request })
    const sent = sendableHeader(header)
    const returned = request.transport(sent === header ? request : withRequest(request, { header: sent }), settle)
    if (typeof returned !== 'function' && isThenable(returned)) returned.then(settle, settle)
    return returned
  } catch (error) {
    settle(error)
    return undefined
  }
}

/** Cancels a send. */
export function cancelSend(cancel: unknown): void {
  try {
    ;(cancel as Cancel)()
  } catch {
    // Some hosts return no task, or one without a working abort: the send is over all the same.
  }
}

/** The outcome of a send: a response whose status `validateStatus` accepts; anything else is a failure. */
export function judged(request: HttpRequest, outcome: unknown): Outcome {
  try {
    if (!isResponse(outcome)) return new Failure(outcome)
    if (decided(request.validateStatus(outcome.statusCode), 'validateStatus')) return outcome
    throw new StatusError(`answered ${outcome.statusCode}`, { request, response: outcome })
  } catch (error) {
    return new Failure(error)
  }
}
