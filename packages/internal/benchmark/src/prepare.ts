// A contender that has proved on its first requests that it does the work; runs in any engine
import type { ContenderModule } from './contender.ts'
import { makeHooks } from './hooks.ts'
import { type CountingHost, ENVELOPE, TIMEOUT } from './host.ts'
import { Refused, refuseUnlessAllRan, refuseUnlessAsked, refuseUnlessDelivered } from './refuse.ts'
import { ask, spellingsOf, type Work } from './work.ts'

export interface Prepared {
  send(): Promise<unknown>
  /** Throws when the host or an interceptor was not reached once per request so far, or the last request was another one. */
  check(sends: number): void
}

export const prepare = async (
  { createFull, setters }: ContenderModule,
  host: CountingHost,
  work: Work,
  takesHooks: boolean,
): Promise<Prepared> => {
  const hooks = makeHooks(work, takesHooks, setters)
  const sends = spellingsOf(work).map(({ baseURL, path }) => {
    const client = createFull({ host, baseURL, timeout: TIMEOUT, ...hooks })
    const call = ask[work.call]
    return () => call(client, path)
  })
  const [first, second = first] = sends
  if (!first || !second) throw new Refused('has nothing to send')
  let odd = false
  const send = () => {
    odd = !odd
    return odd ? first() : second()
  }
  const check = (count: number) => {
    refuseUnlessAsked(host.seen.last, work, takesHooks)
    refuseUnlessAllRan({ sends: count + sends.length, calls: host.seen.calls, hooks })
  }
  for (const one of sends) {
    refuseUnlessDelivered(await one(), ENVELOPE)
    refuseUnlessAsked(host.seen.last, work, takesHooks)
  }
  check(0)
  return { send, check }
}
