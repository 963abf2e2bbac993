// Cold start: from a bundle's text to the first response through 3+3 hooks, in a context that has seen nothing

import { now, spent } from '../clocks.ts'
import { makeHooks } from '../hooks.ts'
import { createHost, TIMEOUT } from '../host.ts'
import type { Figure, Job } from '../job.ts'
import { bareContext, loadIn, sourceOf } from '../load.ts'
import { median } from '../median.ts'
import { refuseUnlessAllRan } from '../refuse.ts'
import { PLAIN, workOf } from '../work.ts'

export const cold = async ({ id, work = '0 hooks', budget }: Job, takesHooks: boolean): Promise<Figure> => {
  const source = sourceOf(id, 'minimal')
  const { baseURL, path } = PLAIN
  const took: number[] = []
  for (const end = now() + budget; now() < end || took.length < 5; ) {
    const host = createHost()
    const context = bareContext(host)
    const hooks = makeHooks(workOf(work), takesHooks)
    // A text V8 has not compiled yet: its compilation cache goes by the text.
    const fresh = `${source}\n//${took.length}`
    const start = spent()
    const { create } = loadIn(context, fresh)
    const send = create({ host, baseURL, timeout: TIMEOUT, ...hooks })
    await send(path)
    took.push(spent() - start)
    refuseUnlessAllRan({ sends: 1, calls: host.seen.calls, hooks })
  }
  // The very first contexts pay for V8's own start.
  return { value: median(took.slice(2)) }
}
