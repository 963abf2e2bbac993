// One wx.request from the slot to its callbacks: settles once, whatever the server, the network or the app does.
import { soon } from '../calls/soon.ts'
import { type Fault, failureOf } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import { type Answer, type Head, type Route, type Sink, sizeOf } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { RequestCall, Writable } from '../state/journal.ts'
import type { Weather } from '../state/profile.ts'
import type { Occupant } from '../state/slots.ts'
import type { RequestOptions } from '../wx/types.ts'
import { Clock, limitOf } from './clock.ts'
import { isChunked, toOutcome } from './incoming.ts'
import { Outcome } from './outcome.ts'
import { toWire } from './outgoing.ts'
import { createTaskEvents, type TaskEvents } from './task.ts'

export class Exchange implements Occupant, Sink {
  readonly synchronous: boolean
  readonly events: TaskEvents
  readonly outcome: Outcome
  private pieces = 0
  private weather: Weather | undefined
  private cancelSending: (() => void) | undefined
  private readonly clock: Clock
  /** Calls back for an abort only. */
  private readonly mute: boolean
  private readonly started = Date.now()

  constructor(
    private readonly context: Context,
    private readonly call: Writable<RequestCall>,
    private readonly options: RequestOptions,
    private readonly fault: Fault | undefined,
    private readonly route: Route,
  ) {
    this.outcome = new Outcome(context, call, options, fault, () => this.release())
    this.mute = fault?.effect === 'never-answers' || fault?.effect === 'lost-midway'
    this.events = createTaskEvents(context)
    const limit = this.mute ? Number.POSITIVE_INFINITY : limitOf(options.timeout, context.options.timeout)
    this.clock = new Clock(context.timers, limit, () => this.suffer(faults.timeout()))
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
    const { fault, context } = this
    if (fault?.effect === 'never-answers' && !fault.delivered) return
    if (context.device.network === 'none') return this.refuse(faults.offline(context.options.platform))
    if (fault?.delay === undefined || fault.effect === 'answers-late') return this.depart()
    this.clock.after(fault.delay, () => this.depart())
  }

  private depart(): void {
    const { fault, context } = this
    if (fault !== undefined && fault.effect === undefined && !fault.delivered) return this.refuse(fault)
    const wire = toWire(this.options)
    if ('fault' in wire) return this.refuse(wire)
    const carrier = this.route(wire, fault)
    if ('fault' in carrier) return this.refuse(carrier)
    this.weather = context.device.weather()
    const { weather } = this
    const send = () => {
      this.cancelSending = carrier(wire, this)
    }
    if (weather === undefined) return send()
    if (weather.lost === 'out') return this.vanish(weather)
    this.clock.after(weather.out + weather.transfer(sizeOf(wire.body)), send)
  }

  wait(): void {
    this.clock.arm()
  }

  head(head: Head): void {
    if (!this.outcome.closed) this.events.head(head)
  }

  chunk(bytes: Uint8Array): void {
    if (this.outcome.closed) return
    this.pieces += 1
    if (this.fault?.effect !== 'lost-midway' || this.pieces === 1) this.events.chunk(bytes)
  }

  answer(answer: Answer): void {
    const { weather, fault } = this
    if (this.mute) return
    if (weather?.lost === 'back') return this.vanish(weather)
    const late = fault?.effect === 'answers-late' ? (fault.delay ?? 0) : 0
    const way = weather === undefined ? 0 : weather.back + weather.transfer(answer.body.length)
    this.clock.after(late + way, () => this.arrive(answer))
  }

  private arrive(answer: Answer): void {
    const { fault, options, context } = this
    if (fault?.delivered && fault.effect === undefined) return this.suffer(fault)
    if (!isChunked(options, context.quirks)) this.events.head(answer)
    this.outcome.settle(...toOutcome(answer, options, context.quirks, fault, this.started))
  }

  fail(fault: Fault): void {
    if (fault.effect === undefined) return this.suffer(fault)
    if (fault.effect === 'never-answers') return this.clock.stop()
    this.suffer({ fault: 'misplaced', reason: `a handler cannot do "${fault.fault}": script it with host.fail` })
  }

  /** Fails as the fault says, now. */
  suffer(fault: Fault): void {
    this.outcome.settle('fail', failureOf(fault, 'request'))
  }

  /** Fails from outside, as when the app goes to the background; what never answers stays silent. */
  interrupt(fault: Fault): void {
    if (!this.mute) this.suffer(fault)
  }

  abort(): void {
    if (this.outcome.closed || this.fault?.effect === 'abort-swallowed') return
    this.soon(this.outcome.close('fail', { errMsg: 'request:fail abort' }))
  }

  /** Ends without a word, for a host that is being reset. */
  drop(): void {
    this.outcome.closed = true
    this.cancelSending?.()
  }

  private release(): void {
    this.clock.stop()
    if (this.fault?.effect !== 'answers-after-abort') this.cancelSending?.()
    this.context.slots.leave(this)
  }

  private vanish({ lostAs }: Weather): void {
    if (lostAs === 'reset') this.refuse(faults.connectionReset())
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
