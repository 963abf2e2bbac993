// µs per request, one after the other: the median of many batches in a warm engine; runs in any engine
import type { Figure } from '../job.ts'
import { median } from '../median.ts'
import type { Prepared } from '../prepare.ts'

export interface Clock {
  /** Milliseconds. */
  now(): number
  /** Lets the engine do what waits behind microtasks: a client may have put work off to a timer, and it must count. */
  turn(): Promise<unknown>
  /** A clock that other programs disturb needs many short batches, so that most are whole. */
  readonly batches: number
}

export const latency = async ({ send, check }: Prepared, budget: number, clock: Clock): Promise<Figure> => {
  let sends = 0
  const batch = async (size: number) => {
    const start = clock.now()
    for (let i = 0; i < size; i++) await send()
    await clock.turn()
    sends += size
    return clock.now() - start
  }
  // The first half warms the code up and finds a batch that lasts its share of the second half.
  let size = 1
  let took = await batch(size)
  for (const end = clock.now() + budget / 2; clock.now() < end; took = await batch(size)) {
    if (took < budget / (2 * clock.batches)) size = Math.ceil(size * 1.5)
  }
  const perRequest: number[] = []
  for (let i = 0; i < clock.batches; i++) perRequest.push((await batch(size)) / size)
  check(sends)
  return { value: median(perRequest) * 1000 }
}
