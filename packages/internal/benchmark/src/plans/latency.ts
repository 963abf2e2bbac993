// µs per request, one after the other: the median of many batches in a warm process
import { PATH } from '../host.ts'
import type { Figure } from '../job.ts'
import { median, spent } from '../statistics.ts'
import type { Ready } from './ready.ts'

const BATCHES = 15

export const latency = async ({ send, check }: Ready, budget: number): Promise<Figure> => {
  let sends = 0
  const batch = async (size: number) => {
    const start = spent()
    for (let i = 0; i < size; i++) await send(PATH)
    sends += size
    return spent() - start
  }
  // The first half warms the code up and finds a batch that lasts its share of the second half.
  let size = 1
  let took = await batch(size)
  for (const end = spent() + budget / 2; spent() < end; took = await batch(size)) {
    if (took < budget / (2 * BATCHES)) size = Math.ceil(size * 1.5)
  }
  const perRequest: number[] = []
  for (let i = 0; i < BATCHES; i++) perRequest.push((await batch(size)) / size)
  check(sends)
  return { value: median(perRequest) * 1000 }
}
