// The record of every wx.* call: its options and its outcome.
import { isRecord } from '../faults/kinds.ts'
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

/** One wx.request call; url, method, header and data as they were when the app passed them. */
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
        data: snapshotOf(options?.data),
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

/** What cannot be read, such as a getter that throws, is left as it is: the request fails for it later. */
function snapshotOf(data: unknown): unknown {
  try {
    return snapshot(data)
  } catch {
    return data
  }
}

/**
 * Lists and plain objects as they are now: an app may use one object for several requests and change it in between.
 * Everything else, such as bytes, is the same.
 */
function snapshot(value: unknown, seen = new Map<unknown, unknown>()): unknown {
  const isList = Array.isArray(value)
  if (!isList && !isRecord(value)) return value
  if (seen.has(value)) return seen.get(value)
  const copy = isList ? [] : (Object.create(Object.getPrototypeOf(value) as object | null) as object)
  seen.set(value, copy)
  for (const [key, member] of Object.entries(value)) Object.assign(copy, { [key]: snapshot(member, seen) })
  return copy
}
