// How one call that sends something ends: once, in the journal and the callbacks, unless its fault says otherwise.
import { callBack, shaped } from '../calls/callbacks.ts'
import type { Fault } from '../faults/fault.ts'
import type { Context } from '../state/context.ts'
import type { HostCall, Writable } from '../state/journal.ts'
import type { Callbacks } from '../wx/types.ts'

export class Outcome {
  closed = false
  /** Called once with the outcome, in addition to the callbacks. */
  watcher: ((outcome: 'success' | 'fail', result: object) => void) | undefined
  private readonly epoch: number

  constructor(
    private readonly context: Context,
    private readonly call: Writable<HostCall>,
    private readonly options: Callbacks<never>,
    private readonly fault: Fault | undefined,
    private readonly api: string,
    /** Stops what is still under way, and frees the slot. */
    private readonly onClose: () => void,
  ) {
    this.epoch = context.epoch
  }

  settle(outcome: 'success' | 'fail', raw: object): void {
    if (!this.closed) this.close(outcome, raw)()
    else if (this.fault?.effect === 'answers-after-abort') this.callBack(outcome, shaped(this.context, raw))
  }

  /** The request is over from now on; the returned function calls the app's callbacks, perhaps a turn later. */
  close(outcome: 'success' | 'fail', raw: object): () => void {
    const result = shaped(this.context, raw)
    this.closed = true
    this.call.state = outcome
    this.call.result = result
    this.onClose()
    return () => this.callBack(outcome, result)
  }

  private callBack(outcome: 'success' | 'fail', result: object): void {
    // A call from before a reset must not call back after it.
    if (this.epoch !== this.context.epoch) return
    callBack(this.context, this.options, this.fault, outcome, result, this.api)
    this.watcher?.(outcome, result)
  }
}
