// The record of every wx.* call: its options and its outcome.
import type { RequestOptions } from '../wx/types.ts'

/** queued: waiting for one of the ten slots. */
export type CallState = 'queued' | 'running' | 'success' | 'fail'

/** One wx.* call. */
export interface HostCall {
  readonly api: string
  /** The same object that the app passed. */
  readonly options: unknown
  readonly state: CallState
  /** What the first callback got, or what a synchronous call returned. */
  readonly result?: unknown
}

/** One wx.request call; url, method, header and data as the app passed them. */
export interface RequestCall extends HostCall {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, unknown>>
  readonly data: unknown
}

export type Writable<T> = { -readonly [K in keyof T]: T[K] }

export interface Journal {
  readonly calls: HostCall[]
  readonly requests: RequestCall[]
  call(api: string, options: unknown): Writable<HostCall>
  request(options: RequestOptions): Writable<RequestCall>
  clear(): void
}

export function createJournal(remember: number): Journal {
  const calls: HostCall[] = []
  const requests: RequestCall[] = []
  const keep = <T>(list: T[], entry: T) => {
    list.push(entry)
    if (list.length > remember) list.shift()
  }
  return {
    calls,
    requests,
    call(api, options) {
      const entry: Writable<HostCall> = { api, options, state: 'running' }
      keep(calls, entry)
      return entry
    },
    request(options) {
      const entry: Writable<RequestCall> = {
        api: 'request',
        options,
        state: 'running',
        url: options?.url,
        method: options?.method ?? 'GET',
        header: { ...options?.header },
        data: options?.data,
      }
      keep<HostCall>(calls, entry)
      keep(requests, entry)
      return entry
    },
    clear() {
      calls.length = 0
      requests.length = 0
    },
  }
}
