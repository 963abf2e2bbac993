// Bytes allocated per request: heap growth over requests that fit in the young generation, so that nothing is collected

import { PerformanceObserver } from 'node:perf_hooks'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { spent } from '../clocks.ts'
import type { Figure } from '../job.ts'
import { median } from '../median.ts'
import type { Prepared } from '../prepare.ts'

export const MEMORY_FLAGS = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128']
const REQUESTS = 500
const SAMPLES = 9

export const memory = async ({ send, check }: Prepared, budget: number): Promise<Figure> => {
  const { gc } = globalThis
  if (!gc) throw new Error(`memory needs node ${MEMORY_FLAGS.join(' ')}`)
  let sends = 0
  for (const warm = spent() + budget / 2; spent() < warm; sends++) await send()
  let collections = 0
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length
  })
  observer.observe({ entryTypes: ['gc'] })
  const bytes: number[] = []
  const end = spent() + budget * 3
  for (let tries = 0; bytes.length < SAMPLES && tries < SAMPLES * 3 && (spent() < end || bytes.length < 3); tries++) {
    gc()
    await sleep(1)
    collections = 0
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < REQUESTS; i++) await send()
    const grown = process.memoryUsage().heapUsed - before
    sends += REQUESTS
    await sleep(1)
    if (collections === 0) bytes.push(grown / REQUESTS)
  }
  observer.disconnect()
  check(sends)
  return { value: median(bytes) }
}
