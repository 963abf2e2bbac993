// Cold start: from a bundle's text to the first answer through 3+3 hooks, in a context that has seen nothing
import { makeHooks, refuseUnlessAllRan } from '../hooks.ts'
import { BASE_URL, createHost, PATH, TIMEOUT } from '../host.ts'
import type { Figure, Job } from '../job.ts'
import { bareContext, loadIn, sourceOf } from '../load.ts'
import { median, now, spent } from '../statistics.ts'

export const cold = async ({ id, hooks = 0, budget }: Job, takesHooks: boolean): Promise<Figure> => {
  const source = sourceOf(id, 'minimal')
  const count = takesHooks ? hooks : 0
  const took: number[] = []
  for (const end = now() + budget; now() < end || took.length < 5; ) {
    const host = createHost()
    const context = bareContext(host)
    const { onRequest, onResponse, ran } = makeHooks(count)
    // A text V8 has not compiled yet: its compilation cache goes by the text.
    const fresh = `${source}\n//${took.length}`
    const start = spent()
    const { create } = loadIn(context, fresh)
    const send = create({ host, baseURL: BASE_URL, timeout: TIMEOUT, onRequest, onResponse })
    await send(PATH)
    took.push(spent() - start)
    refuseUnlessAllRan({ sends: 1, calls: host.seen.calls, hooks: count, ran })
  }
  // The very first contexts pay for V8's own start.
  return { value: median(took.slice(2)) }
}
