// Timer turns until the caller has its response, where Promise is built on setTimeout as on iOS 15 and older

import { setImmediate as settle } from 'node:timers/promises'
import Promised from 'promise-polyfill'
import { makeHooks } from '../hooks.ts'
import { createHost, TIMEOUT } from '../host.ts'
import type { Figure, Job } from '../job.ts'
import { bareContext, loadIn, sourceOf } from '../load.ts'
import { Refused, refuseUnlessAllRan } from '../refuse.ts'
import { PLAIN, workOf } from '../work.ts'

const MANY = 1000

/** All timers that are due make one turn: what they start is due in the next. Longer timers are watchdogs and never fire. */
const timers = () => {
  let due: Array<() => void> = []
  const cancelled = new Set<number>()
  let id = 0
  const set = (job: () => void, delay = 0) => {
    id += 1
    const mine = id
    if (delay < 1000) due.push(() => cancelled.has(mine) || job())
    return mine
  }
  const turn = () => {
    const jobs = due
    due = []
    for (const job of jobs) job()
  }
  return { set, clear: (mine: number) => cancelled.add(mine), turn }
}

export const turns = async ({ id, work = '0 hooks' }: Job, takesHooks: boolean): Promise<Figure> => {
  const { set, clear, turn } = timers()
  Promised._immediateFn = (job) => set(job)
  const host = createHost()
  const context = bareContext(host, { Promise: Promised, setTimeout: set, clearTimeout: clear })
  const { create } = loadIn(context, sourceOf(id, 'lowered'))
  const hooks = makeHooks(workOf(work), takesHooks)
  const send = create({ host, baseURL: PLAIN.baseURL, timeout: TIMEOUT, ...hooks })
  let isOver = false
  send(PLAIN.path).then(() => {
    isOver = true
  })
  let count = 0
  for (; !isOver; count++) {
    if (count > MANY) throw new Refused(`no response after ${MANY} turns`)
    await settle()
    turn()
  }
  refuseUnlessAllRan({ sends: 1, calls: host.seen.calls, hooks })
  return { value: count }
}
