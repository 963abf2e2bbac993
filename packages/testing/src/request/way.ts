// The path of one call through the network: how long it takes there and back, and whether the call is lost.
import { bytesOf, sizeOf } from '../calls/bytes.ts'
import type { Wire } from '../servers/wire.ts'
import type { Weather } from '../state/profile.ts'
import type { Chunks } from './chunks.ts'
import type { Clock } from './clock.ts'
import type { TaskEvents } from './task.ts'

export class Way {
  constructor(
    private readonly weather: Weather | undefined,
    private readonly clock: Clock,
  ) {}

  /** Milliseconds from the server to the app. */
  get back(): number {
    return this.weather?.back ?? 0
  }

  get lostAs(): 'timeout' | 'reset' | undefined {
    return this.weather?.lostAs
  }

  isLost(where: 'out' | 'back'): boolean {
    return this.weather?.lost === where
  }

  transfer(bytes: number): number {
    return this.weather?.transfer(bytes) ?? 0
  }

  private leaving(wire: Wire, then: () => void): () => void {
    return () => {
      this.clock.timing.send(wire)
      then()
    }
  }

  /** Carries the request to the server. */
  out(wire: Wire, then: () => void): void {
    this.clock.after((this.weather?.out ?? 0) + this.transfer(sizeOf(wire.body)), this.leaving(wire, then))
  }

  /** The same for an upload, which has an event for each piece that is sent. */
  outInPieces(wire: Wire, events: TaskEvents, chunks: Chunks, then: () => void): void {
    const bytes = bytesOf(wire.body ?? '')
    const left = this.leaving(wire, then)
    events.begin?.(bytes.length)
    this.clock.after(this.weather?.out ?? 0, () => {
      chunks.receive(bytes)
      // If the only event comes before the body is sent, the time for the body comes after it.
      chunks.end(() => this.clock.after(events.sending === 'at once' ? this.transfer(bytes.length) : 0, left))
    })
  }
}
