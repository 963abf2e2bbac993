// Makes the interceptors under test, which count their runs, and refuses a contender that skipped one
import type { Hook, WithHeader } from './contender.ts'

export interface Hooks {
  readonly onRequest: readonly Hook[]
  readonly onResponse: readonly Hook[]
  readonly ran: { request: number; response: number }
}

/** `copy` makes every request hook set one header on a copy, instead of returning what it gets. */
export const makeHooks = (count: number, copy?: WithHeader): Hooks => {
  const ran = { request: 0, response: 0 }
  const request = (index: number): Hook => {
    if (!copy) {
      return (value) => {
        ran.request += 1
        return value
      }
    }
    const name = `x-hook-${index}`
    return (value) => {
      ran.request += 1
      return copy(value as never, name, '1') as typeof value
    }
  }
  const response = (): Hook => (value) => {
    ran.response += 1
    return value
  }
  const indexes = Array.from({ length: count }, (_, i) => i)
  return { onRequest: indexes.map(request), onResponse: indexes.map(response), ran }
}

export class Refused extends Error {}

export interface Tally {
  readonly sends: number
  readonly calls: number
  readonly hooks: number
  readonly ran: Hooks['ran']
}

/** Every send asks the host once and runs every hook once: anything else is not the same work. */
export const refuseUnlessAllRan = ({ sends, calls, hooks, ran }: Tally): void => {
  if (calls !== sends) throw new Refused(`asked the host ${calls} times for ${sends} requests`)
  for (const way of ['request', 'response'] as const) {
    if (ran[way] !== sends * hooks) {
      throw new Refused(`ran ${ran[way]} ${way} interceptors where ${sends} × ${hooks} were due`)
    }
  }
}

/** Equal is enough: alova hands on a clone. */
const carries = (value: unknown, data: unknown): boolean =>
  typeof value === 'object' && value !== null && 'data' in value && JSON.stringify(value.data) === JSON.stringify(data)

export const refuseUnlessAnswered = (result: unknown, data: unknown, url: string, expected: string): void => {
  if (url !== expected) throw new Refused(`asked for ${url} instead of ${expected}`)
  if (!carries(result, data)) throw new Refused('did not hand on the data of the answer')
}
