// Makes the interceptors under test, which count their runs
import type { Answer, Hook, SetHeader } from './contender.ts'
import { CLIENT_VERSION, token, WELL, type Work } from './work.ts'

export interface Hooks {
  /** Each way. */
  readonly count: number
  readonly onRequest: readonly Hook[]
  readonly onResponse: readonly Hook[]
  readonly ran: { request: number; response: number }
}

/** A floor takes no hooks, and its work has none. */
export const makeHooks = (work: Work, takesHooks: boolean, setHeader?: SetHeader): Hooks => {
  const { hooks, kind } = takesHooks ? work : ({ hooks: 0, kind: 'none' } as const)
  const ran = { request: 0, response: 0 }
  const returning =
    (way: keyof typeof ran): Hook =>
    (value) => {
      ran[way] += 1
      return value
    }
  const setting =
    (name: string, value: () => string): Hook =>
    (request) => {
      ran.request += 1
      return setHeader!(request as never, name, value()) as typeof request
    }
  const checksTheCode: Hook = (response) => {
    ran.response += 1
    const { code } = (response as unknown as Answer).data as { code: string }
    if (code !== WELL) throw new Error(`the server says ${code}`)
    return response
  }
  const onRequest = Array.from({ length: hooks }, () => returning('request'))
  const onResponse = Array.from({ length: hooks }, () => returning('response'))
  if (kind === 'one') onRequest[hooks >> 1] = setting('x-hook', () => '1')
  if (kind === 'all') for (let i = 0; i < hooks; i++) onRequest[i] = setting(`x-hook-${i}`, () => '1')
  if (kind === 'real') {
    onRequest[0] = setting('Authorization', () => `Bearer ${token()}`)
    onRequest[1] = setting('x-client', () => CLIENT_VERSION)
    onResponse[1] = checksTheCode
  }
  return { count: hooks, onRequest, onResponse, ran }
}
