// One call that sends something, from its slot to its callbacks: it settles once, whatever the server, the network or
// the app does.
import { soon } from '../calls/soon.ts'
import { comesLater, type Fault } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import type { Head, Route, Sink, WireResponse } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { HostCall, Writable } from '../state/journal.ts'
import type { Occupant } from '../state/slots.ts'
import type { Callbacks } from '../wx/types.ts'
import { chunksOf } from './chunk-quirks.ts'
import type { Chunks } from './chunks.ts'
import { Clock } from './clock.ts'
import type { Dialect } from './dialect.ts'
import { Outcome } from './outcome.ts'
import type { TaskEvents } from './task.ts'
import { Way } from './way.ts'

export class Exchange<O extends Callbacks<never>> implements Occupant, Sink {
  readonly synchronous: boolean
  readonly outcome: Outcome
  private way: Way | undefined
  private cancelSending: (() => void) | undefined
  private readonly clock: Clock
  private readonly chunks: Chunks
  /** Whether only an abort calls the callbacks. */
  private mute: boolean

  constructor(
    private readonly context: Context,
    private readonly call: Writable<HostCall>,
    private readonly options: O,
    private readonly fault: Fault | undefined,
    private readonly route: Route,
    private readonly dialect: Dialect<O>,
    readonly events: TaskEvents,
  ) {
    this.outcome = new Outcome(context, call, options, fault, dialect.api, () => this.release())
    this.mute = fault?.effect === 'never-answers' || fault?.effect === 'lost-midway'
    const limit = this.mute ? Number.POSITIVE_INFINITY : dialect.limitOf(options, context)
    this.clock = new Clock(context.timers, limit, () => this.suffer(faults.timeout()))
    this.chunks = chunksOf(this, context, this.clock, this.fault)
    this.synchronous = context.quirks.syncCallbacks === true || fault?.effect === 'synchronous'
  }

  open(): void {
    const { context, call } = this
    if (context.device.background) return this.refuse(faults.interrupted('refused'))
    const entered = context.slots.enter(this)
    if (entered === 'queued') call.state = 'queued'
    if (entered === false) this.refuse(faults.tooManyTasks())
  }

  start(): void {
    this.call.state = 'running'
    this.clock.timing.enter()
    const { fault, context } = this
    if (fault?.effect === 'never-answers' && !fault.delivered) return
    if (context.device.network === 'none') return this.refuse(faults.offline(context.options.platform))
    const isLater = fault?.effect === 'answers-late' || fault?.afterChunks !== undefined
    this.clock.after(isLater ? 0 : (fault?.delay ?? 0), () => this.depart())
  }

  private depart(): void {
    const { fault, context } = this
    if (fault !== undefined && fault.effect === undefined && !comesLater(fault)) return this.refuse(fault)
    const wire = this.dialect.toWire(this.options, context)
    if ('fault' in wire) return this.refuse(wire)
    const carrier = this.route(wire, fault)
    if ('fault' in carrier) return this.refuse(carrier)
    this.way = new Way(context.device.weather(), this.clock)
    if (this.way.isLost('out')) return this.vanish()
    const { way, events, chunks, outcome } = this
    const send = () => {
      if (!outcome.closed) this.cancelSending = carrier(wire, this)
    }
    // The app must have its task before the task has any event.
    if (events.sending === undefined) way.out(wire, send)
    else this.soon(() => way.outInPieces(wire, events, chunks, send))
  }

  wait(): void {
    this.clock.arm()
  }

  head(head: Head): void {
    if (this.outcome.closed) return
    this.events.head(head)
    this.chunks.begin()
  }

  chunk(bytes: Uint8Array): void {
    if (!this.hears) return
    this.clock.after(this.way?.back ?? 0, () => this.chunks.receive(bytes))
  }

  /** Hands one piece to the app, unless the call is over. */
  deliver(piece: Uint8Array): void {
    if (this.hears) this.events.chunk(piece)
  }

  private get hears(): boolean {
    return !this.outcome.closed || this.fault?.effect === 'chunks-after-abort'
  }

  transfer(bytes: number): number {
    return this.events.sending === 'at once' ? 0 : (this.way?.transfer(bytes) ?? 0)
  }

  respond(response: WireResponse): void {
    const { way, fault } = this
    if (this.mute) return
    this.clock.timing.respond()
    if (way?.isLost('back')) return this.vanish()
    const late = (fault?.effect === 'answers-late' ? (fault.delay ?? 0) : 0) + (way?.back ?? 0)
    if (this.dialect.isChunked(this.options, this.context)) {
      this.clock.after(late, () => this.chunks.end(() => this.arrive(response)))
    } else this.clock.after(late + this.transfer(response.body.length), () => this.arrive(response))
  }

  private arrive(response: WireResponse): void {
    const { fault, options, context, dialect, clock } = this
    if (fault !== undefined && fault.effect === undefined && comesLater(fault)) return this.suffer(fault)
    if (!dialect.isChunked(options, context)) this.events.head(response)
    if (!this.outcome.closed || fault?.effect === 'answers-after-abort') {
      this.outcome.settle(...dialect.toOutcome({ response, options, context, fault, timing: clock.timing }))
    }
  }

  fail(fault: Fault): void {
    if (fault.effect === undefined) return this.chunks.end(() => this.suffer(fault))
    this.mute ||= fault.effect === 'never-answers'
    if (this.mute) return this.clock.stop()
    this.suffer({ fault: 'misplaced', reason: `a handler cannot do "${fault.fault}": script it with host.fail` })
  }

  /** Fails as the fault says, now. */
  suffer(fault: Fault): void {
    this.outcome.settle('fail', this.dialect.failure(fault))
  }

  /** Fails from outside, as when the app goes to the background; a call that never settles stays silent. */
  interrupt(fault: Fault): void {
    if (!this.mute) this.suffer(fault)
  }

  abort(): void {
    if (this.outcome.closed || this.fault?.effect === 'abort-swallowed') return
    this.soon(this.outcome.close('fail', { errMsg: `${this.dialect.api}:fail abort` }))
  }

  drop(): void {
    this.outcome.closed = true
    this.chunks.stopped = true
    this.cancelSending?.()
  }

  private release(): void {
    const { effect } = this.fault ?? {}
    if (effect === 'chunks-after-abort') this.clock.disarm()
    else this.clock.stop()
    if (effect !== 'answers-after-abort' && effect !== 'chunks-after-abort') this.cancelSending?.()
    this.context.slots.leave(this)
  }

  private vanish(): void {
    if (this.way?.lostAs === 'reset') this.refuse(faults.connectionReset())
    else this.wait()
  }

  /** Fails as the fault says, once the call has returned. */
  private refuse(fault: Fault): void {
    this.soon(() => this.suffer(fault))
  }

  private soon(run: () => void): void {
    if (this.synchronous) run()
    else soon(run)
  }
}
