// Refuses a contender that does less than the others: at the host, in the hooks, or towards the caller
import type { Header, HostOptions } from './contender.ts'
import type { Hooks } from './hooks.ts'
import { body, CLIENT_VERSION, ownHeader, query, token, URL_ASKED, type Work } from './work.ts'

export class Refused extends Error {}

export interface Tally {
  readonly sends: number
  readonly calls: number
  readonly hooks: Pick<Hooks, 'count' | 'ran'>
}

/** Every send asks the host once and runs every hook once: anything else is not the same work. */
export const refuseUnlessAllRan = ({ sends, calls, hooks: { count, ran } }: Tally): void => {
  if (calls !== sends) throw new Refused(`asked the host ${calls} times for ${sends} requests`)
  for (const way of ['request', 'response'] as const) {
    if (ran[way] !== sends * count) {
      throw new Refused(`ran ${ran[way]} ${way} interceptors where ${sends} × ${count} were due`)
    }
  }
}

const json = (value: unknown): string | undefined => JSON.stringify(value)

/** Equal is enough: alova hands on a clone. */
export const refuseUnlessDelivered = (result: unknown, data: unknown): void => {
  const carried = typeof result === 'object' && result !== null && 'data' in result ? result.data : undefined
  if (json(carried) !== json(data)) throw new Refused(`handed on ${json(carried)} instead of ${json(data)}`)
}

/** What must stand in the request that reaches the host; a floor takes no hooks, so it sets none of their headers. */
export const headerDue = ({ kind, hooks, call }: Work, takesHooks: boolean): Header => {
  const own = call === 'getWith' ? ownHeader() : {}
  if (!takesHooks) return own
  if (kind === 'one') return { ...own, 'x-hook': '1' }
  if (kind === 'real') return { ...own, Authorization: `Bearer ${token()}`, 'x-client': CLIENT_VERSION }
  if (kind === 'none') return own
  return Object.assign({}, ...Array.from({ length: hooks }, (_, i) => ({ [`x-hook-${i}`]: '1' })), own)
}

const decoded = (text: string | undefined): string =>
  (text ?? '')
    .split('&')
    .map((pair) => decodeURIComponent(pair.replace(/\+/g, ' ')))
    .sort()
    .join('&')

const written = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')

/** Some clients stringify what they send; what the server reads is the same. */
const sent = (data: unknown): string | undefined => (typeof data === 'string' ? data : json(data))

const isNothing = (data: unknown): boolean => data === null || data === '' || ['{}', undefined].includes(json(data))

/** @throws Refused unless the host was asked for exactly what this work is; names of headers have no case. */
export const refuseUnlessAsked = (asked: HostOptions | undefined, work: Work, takesHooks: boolean): void => {
  if (!asked) throw new Refused('did not ask the host')
  const { url, method = 'GET', header = {}, data } = asked
  const due = { method: work.call === 'post' ? 'POST' : 'GET', query: work.call === 'search' ? query() : {} }
  const [address, search] = url.split('?')
  if (address !== URL_ASKED) throw new Refused(`asked for ${url} instead of ${URL_ASKED}`)
  if (decoded(search) !== written(due.query)) throw new Refused(`sent the query ${search}`)
  if (method.toUpperCase() !== due.method) throw new Refused(`sent a ${method} instead of a ${due.method}`)
  const arrived = new Map(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]))
  for (const [name, value] of Object.entries(headerDue(work, takesHooks))) {
    const got = arrived.get(name.toLowerCase())
    if (got !== value) throw new Refused(`sent the header ${name} as ${got} instead of ${value}`)
  }
  const isSame = work.call === 'post' ? sent(data) === json(body()) : isNothing(data)
  if (!isSame) throw new Refused(`sent the data ${sent(data)}`)
}
