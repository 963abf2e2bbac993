// Node's clocks that the figures need
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from './plans/latency.ts'

/** Nanosecond clock in milliseconds. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6

/** Milliseconds of processor time that this process has used. */
export const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds of work and of waiting in the event loop: the clock, less what other programs took. */
export const spent = (): number => worked() + performance.eventLoopUtilization().idle

export const ofNode: Clock = { now: spent, turn: () => setImmediate(), batches: 15 }
