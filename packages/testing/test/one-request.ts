// What several tests share: one request and what its callbacks saw.
import {
  createHost,
  type Fault,
  type Host,
  type HostOptions,
  type RequestOptions,
  type RequestSuccess,
} from '../src/index.ts'

export const URL = 'https://api.example.com/a'
export const ok: HostOptions = { handler: () => ({ data: { a: 1 }, header: { 'X-A': '1' } }) }
/** What `events` shows of a response of `ok`. */
export const SUCCESS = ['success', { a: 1 }, 'request:ok']

/** One request as a promise. */
export const send = (host: Host, options: Partial<RequestOptions> = {}) =>
  new Promise<RequestSuccess>((resolve, reject) => {
    host.wx.request({ url: URL, ...options, success: resolve, fail: reject })
  })

/** What a request's callbacks saw, in order. */
export async function events(
  host: Host,
  options: Partial<RequestOptions> = {},
  during?: (task: { abort(): void }) => void,
) {
  const seen: unknown[] = []
  const task = host.wx.request({
    url: URL,
    ...options,
    success: ({ data, errMsg }) => seen.push(['success', data, errMsg]),
    fail: (error) => seen.push(['fail', error]),
    complete: () => seen.push('complete'),
  })
  seen.push('returned')
  during?.(task)
  await host.idle()
  return seen
}
export const suffer = (one: Fault, options?: Partial<RequestOptions>, during?: (task: { abort(): void }) => void) => {
  const host = createHost(ok)
  host.fail(one)
  return events(host, options, during)
}
