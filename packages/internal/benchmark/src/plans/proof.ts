// Does a contender do all the work that is timed? Each of it once, in a context of its own; counts what it did
import { createHost } from '../host.ts'
import type { Figure, Job } from '../job.ts'
import { bareContext, loadIn, sourceOf } from '../load.ts'
import { prepare } from '../prepare.ts'
import { Refused } from '../refuse.ts'
import { works } from '../work.ts'

export const proof = async ({ id }: Job, takesHooks: boolean): Promise<Figure> => {
  const source = sourceOf(id, 'full')
  let value = 0
  for (const [name, work] of Object.entries(works)) {
    const host = createHost()
    try {
      await prepare(loadIn(bareContext(host), source), host, work, takesHooks)
    } catch (error) {
      throw new Refused(`${name}: ${error instanceof Error ? error.message : error}`)
    }
    value += 1
  }
  return { value }
}
