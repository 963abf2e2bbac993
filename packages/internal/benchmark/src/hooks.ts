// Makes the interceptors under test, which count their runs
import type { Hook, HostResponse, Setters } from './contender.ts'
import { CLIENT_VERSION, token, WELL, type Work } from './work.ts'

export interface Hooks {
  /** Each way. */
  readonly count: number
  readonly onRequest: readonly Hook[]
  readonly onResponse: readonly Hook[]
  readonly ran: { request: number; response: number }
}

/** A floor takes no hooks, and its work has none. */
export const makeHooks = (work: Work, takesHooks: boolean, setters?: Setters): Hooks => {
  const { hooks, kind } = takesHooks ? work : ({ hooks: 0, kind: 'none' } as const)
  const ran = { request: 0, response: 0 }
  // Two functions, each of which counts by a name that is written out. One for both ways, `ran[way] += 1`, took 20 ns a hook in
  // V8, more than any client does for one.
  const passRequest = (): Hook => (value) => {
    ran.request += 1
    return value
  }
  const passResponse = (): Hook => (value) => {
    ran.response += 1
    return value
  }
  const onRequest = Array.from({ length: hooks }, passRequest)
  const onResponse = Array.from({ length: hooks }, passResponse)
  if (kind === 'none' || !setters) return { count: hooks, onRequest, onResponse, ran }

  const setting =
    (set: (request: never) => unknown): Hook =>
    (request) => {
      ran.request += 1
      return set(request as never) as typeof request
    }
  const { setHeader, setToken, setVersion } = setters
  if (kind === 'one') onRequest[hooks >> 1] = setting((request) => setHeader(request, 'x-hook', '1'))
  if (kind === 'all') {
    for (let i = 0; i < hooks; i++) {
      const name = `x-hook-${i}`
      onRequest[i] = setting((request) => setHeader(request, name, '1'))
    }
  }
  if (kind === 'real') {
    onRequest[0] = setting((request) => setToken(request, token()))
    onRequest[1] = setting((request) => setVersion(request, CLIENT_VERSION))
    onResponse[1] = (response) => {
      ran.response += 1
      const { code } = (response as HostResponse).data as { code: string }
      if (code !== WELL) throw new Error(`the server says ${code}`)
      return response
    }
  }
  return { count: hooks, onRequest, onResponse, ran }
}
