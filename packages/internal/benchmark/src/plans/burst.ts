// 1,000 requests at once, again and again: thousands of requests per second

import { spent } from '../clocks.ts'
import type { Figure } from '../job.ts'
import { median } from '../median.ts'
import type { Prepared } from '../prepare.ts'

const SIZE = 1000

export const burst = async ({ send, check }: Prepared, budget: number): Promise<Figure> => {
  let sends = 0
  const once = async () => {
    const start = spent()
    await Promise.all(Array.from({ length: SIZE }, send))
    sends += SIZE
    return spent() - start
  }
  for (const end = spent() + budget / 2; spent() < end; ) await once()
  const took: number[] = []
  for (const end = spent() + budget / 2; spent() < end || took.length < 3; ) took.push(await once())
  check(sends)
  return { value: SIZE / median(took) }
}
