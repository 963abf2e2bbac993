// The way of one call through the network: how long it takes there and back, and whether it is lost on it.
import { sizeOf, type Wire } from '../servers/wire.ts'
import type { Weather } from '../state/profile.ts'
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

  /** Takes the request to the server; an upload tells how far it is. */
  out({ body }: Wire, events: TaskEvents, then: () => void): void {
    const { clock } = this
    const latency = this.weather?.out ?? 0
    const { sending } = events
    if (sending === undefined) return clock.after(latency + this.transfer(sizeOf(body)), then)
    const size = sizeOf(body)
    clock.after(latency, () => sending(size, this.transfer(size), clock, then))
  }
}
