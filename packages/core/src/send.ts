// One send: checks what goes out, asks the transport, and takes its first outcome.
import { decided } from './app-functions.ts'
import { ConfigError } from './errors/config.ts'
import { StatusError } from './errors/status.ts'
import { TimeoutError } from './errors/timeout.ts'
import { sendableHeader } from './header.ts'
import { hostTimeout, longestDelay } from './limits.ts'
import { Failure, type Outcome } from './outcome.ts'
import type { Cancel, HttpRequest, Transport } from './types/index.ts'
import { isResponse, isThenable } from './values.ts'
import { unwatch, watch } from './watchdog.ts'
import { withRequest } from './with-request.ts'

/** Whoever sends. */
interface Sender {
  afterSend(turn: number, outcome: Outcome): void
}

export class Send {
  ticks = 0
  place = -1
  private cancelHost: unknown = undefined

  /** The sender hears the outcome exactly once, or never after `cancel`. */
  constructor(
    private readonly request: HttpRequest,
    private readonly sender: Sender,
    private readonly turn: number,
  ) {}

  start(): void {
    const { request } = this
    const { timeout, header } = request
    const settle = (outcome: unknown) => {
      // What comes after the first outcome changes nothing.
      if (unwatch(this)) this.sender.afterSend(this.turn, judged(request, outcome))
    }
    // A timer of the host's would fire at once beyond that.
    const isTime = timeout === undefined || (typeof timeout === 'number' && timeout >= 0 && timeout <= longestDelay)
    // A hook may have put there what is no transport: that is told below.
    const { hasOwnTimeout } = Object(request.transport) as Transport
    watch(this, hasOwnTimeout ? Number.POSITIVE_INFINITY : isTime ? timeout : 0)
    try {
      if (!isTime) throw new ConfigError(`timeout must be 0 to ${longestDelay} ms`, { request })
      const sent = sendableHeader(header)
      const returned = request.transport(sent === header ? request : withRequest(request, { header: sent }), settle)
      if (typeof returned !== 'function' && isThenable(returned)) returned.then(settle, settle)
      else this.cancelHost = returned
    } catch (error) {
      settle(error)
    }
  }

  cancel(): void {
    if (!unwatch(this)) return
    try {
      ;(this.cancelHost as Cancel)()
    } catch {
      // Some hosts return no task, or one without a working abort: the send is over all the same.
    }
  }

  /** The host has not answered in time. */
  expire(): void {
    const { request } = this
    this.cancel()
    const error = new TimeoutError(`no answer within ${request.timeout || hostTimeout} ms`, { request })
    this.sender.afterSend(this.turn, new Failure(error))
  }
}

/** An answer is good when `validateStatus` says so. What is no answer is a failure. */
function judged(request: HttpRequest, outcome: unknown): Outcome {
  try {
    if (!isResponse(outcome)) return new Failure(outcome)
    if (decided(request.validateStatus(outcome.statusCode), 'validateStatus')) return outcome
    throw new StatusError(`answered ${outcome.statusCode}`, { request, response: outcome })
  } catch (error) {
    return new Failure(error)
  }
}
