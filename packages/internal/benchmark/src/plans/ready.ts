// A contender loaded into this process, which has only what a Mini Program's engine has
import { createHost } from '../host.ts'
import type { Job } from '../job.ts'
import { leaveOnlyTheBareEngine, loadHere } from '../load.ts'
import { type Prepared, prepare } from '../prepare.ts'
import { workOf } from '../work.ts'

export const ready = ({ id, work = '0 hooks' }: Job, takesHooks: boolean): Promise<Prepared> => {
  leaveOnlyTheBareEngine()
  const host = createHost()
  return prepare(loadHere(id, host), host, workOf(work), takesHooks)
}
