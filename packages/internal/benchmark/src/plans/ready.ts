// A contender that is loaded here and has proved on one request that it does the work
import type { Send } from '../contender.ts'
import { makeHooks, refuseUnlessAllRan, refuseUnlessAnswered } from '../hooks.ts'
import { BASE_URL, createHost, PATH, TIMEOUT } from '../host.ts'
import type { Job } from '../job.ts'
import { leaveOnlyTheBareEngine, loadHere } from '../load.ts'

export interface Ready {
  readonly send: Send
  /** Throws when the host or an interceptor was not reached once per request so far. */
  check(sends: number): void
}

export const ready = async ({ id, hooks = 0, copy = false }: Job, takesHooks: boolean): Promise<Ready> => {
  leaveOnlyTheBareEngine()
  const data = { id: 1 }
  const host = createHost(data)
  const { create, withHeader } = loadHere(id, host)
  const count = takesHooks ? hooks : 0
  const { onRequest, onResponse, ran } = makeHooks(count, copy ? withHeader : undefined)
  const send = create({ host, baseURL: BASE_URL, timeout: TIMEOUT, onRequest, onResponse })
  refuseUnlessAnswered(await send(PATH), data, host.seen.url, BASE_URL + PATH)
  const check = (sends: number) => refuseUnlessAllRan({ sends: sends + 1, calls: host.seen.calls, hooks: count, ran })
  check(0)
  return { send, check }
}
