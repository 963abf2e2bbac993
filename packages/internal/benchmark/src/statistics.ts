// The statistics and clocks that the figures need
import { performance } from 'node:perf_hooks'
import process from 'node:process'
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Nanosecond clock in milliseconds. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6

/** Milliseconds of processor time that this process has used. */
export const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds of work and of waiting in the event loop: the clock, less what other programs took. */
export const spent = (): number => worked() + performance.eventLoopUtilization().idle
