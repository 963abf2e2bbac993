// Timer turns until the caller has its answer, where Promise is built on setTimeout as on iOS 15 and older

import { setImmediate as settle } from 'node:timers/promises'
import Promised from 'promise-polyfill'
import { makeHooks, Refused, refuseUnlessAllRan } from '../hooks.ts'
import { BASE_URL, createHost, PATH, TIMEOUT } from '../host.ts'
import type { Figure } from '../job.ts'
import { bareContext, loadIn, sourceOf } from '../load.ts'

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

export const turns = async (id: string, hooks: number): Promise<Figure> => {
  const { set, clear, turn } = timers()
  Promised._immediateFn = (job) => set(job)
  const host = createHost()
  const context = bareContext(host, { Promise: Promised, setTimeout: set, clearTimeout: clear })
  const { create } = loadIn(context, sourceOf(id, 'lowered'))
  const { onRequest, onResponse, ran } = makeHooks(hooks)
  const send = create({ host, baseURL: BASE_URL, timeout: TIMEOUT, onRequest, onResponse })
  let answered = false
  send(PATH).then(() => {
    answered = true
  })
  let count = 0
  for (; !answered; count++) {
    if (count > MANY) throw new Refused(`no answer after ${MANY} turns`)
    await settle()
    turn()
  }
  refuseUnlessAllRan({ sends: 1, calls: host.seen.calls, hooks, ran })
  return { value: count }
}
