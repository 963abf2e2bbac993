// What the parts of one host are built on: its servers, slots, journal, faults, and the state of the phone.
import { createScript } from './faults/script.ts'
import { check } from './faults/spelling.ts'
import { createIdle, type Idle } from './idle.ts'
import { createServers, type Servers } from './servers/servers.ts'
import type { Context } from './state/context.ts'
import { createJournal } from './state/journal.ts'
import { hostOptions } from './state/known-options.ts'
import type { HostOptions } from './state/options.ts'
import { forecast, profileOf, seeded } from './state/profile.ts'
import { createSlots } from './state/slots.ts'
import { createTimers } from './state/timers.ts'

export interface HostState {
  readonly context: Context
  readonly servers: Servers
  readonly idle: Idle
  /** What the app has thrown. */
  readonly errors: unknown[]
  /** Restores the initial state of what is held here; running requests end without a callback. */
  reset(): void
}

/** @throws Error if the options have a mistake */
export function createHostState(options: HostOptions): HostState {
  check('createHost', options, hostOptions)
  const errors: unknown[] = []
  const timers = createTimers()
  const servers = createServers(options, timers)
  const idle = createIdle(() => slots.running.size + slots.waiting.length === 0)
  const slots = createSlots(options.maxRequests ?? 10, options.overflow ?? 'queue', idle.check)
  let random = seeded(options.seed ?? 1)
  const context: Context = {
    options,
    quirks: options.quirks ?? {},
    timers,
    journal: createJournal(options.remember ?? Number.POSITIVE_INFINITY),
    script: createScript(),
    slots,
    device: {
      network: options.network ?? 'wifi',
      background: false,
      profile: profileOf(options.profile ?? 'ideal'),
      weather: () =>
        Object.keys(context.device.profile).length === 0 ? undefined : forecast(context.device.profile, random),
    },
    report(error) {
      errors.push(error)
      console.error('thirdScriptError', error)
    },
    epoch: 0,
    disposed: false,
  }
  return {
    context,
    servers,
    idle,
    errors,
    reset() {
      context.epoch += 1
      for (const request of [...slots.running, ...slots.waiting]) request.drop()
      timers.clear()
      slots.clear()
      context.script.clear()
      context.journal.clear()
      errors.length = 0
      const { network = 'wifi', profile = 'ideal', seed = 1 } = options
      Object.assign(context.device, { network, background: false, profile: profileOf(profile) })
      random = seeded(seed)
    },
  }
}
