// What the parts of one host share.

import type { Script } from '../faults/script.ts'
import type { Journal } from './journal.ts'
import type { HostOptions, NetworkType, Quirks } from './options.ts'
import type { Profile, Weather } from './profile.ts'
import type { Slots } from './slots.ts'
import type { Timers } from './timers.ts'

/** The state of the device that requests depend on. */
export interface Device {
  network: NetworkType
  background: boolean
  profile: Profile
  /** What the network does to the next request; undefined if the profile is ideal. */
  weather(): Weather | undefined
}

export interface Context {
  readonly options: HostOptions
  readonly quirks: Quirks
  readonly timers: Timers
  readonly journal: Journal
  readonly script: Script
  readonly slots: Slots
  readonly device: Device
  /** Calls this when a callback or hook of the app throws. */
  readonly report: (error: unknown) => void
  /** Counts resets: a call from before a reset must not call back after it. */
  epoch: number
  disposed: boolean
}

/** Runs a function of the app. As in wx, an error is reported and does not stop the host. */
export function guarded<A extends unknown[]>(
  context: Pick<Context, 'report'>,
  run: ((...args: A) => unknown) | undefined,
  ...args: A
): void {
  if (typeof run !== 'function') return
  try {
    run(...args)
  } catch (error) {
    context.report(error)
  }
}
