// The fake host every contender speaks to: it responds to each request in one microtask, counts them and keeps the last
import type { Host, HostOptions, HostResponse } from './contender.ts'
import { WELL } from './work.ts'

export const TIMEOUT = 10_000

/** What the server says: a business code, and data that must reach the caller. */
export const ENVELOPE = { code: WELL, data: { id: 1 } } as const

export interface CountingHost extends Host {
  readonly seen: { calls: number; last: HostOptions | undefined }
  uploadFile(): void
  downloadFile(): void
}

const soon = Promise.resolve()
const task = { abort() {}, onHeadersReceived() {}, onProgressUpdate() {} }

export const responseWith = (data: unknown, statusCode = 200): HostResponse => ({
  data,
  statusCode,
  header: { 'content-type': 'application/json' },
  cookies: [],
  errMsg: 'request:ok',
})

const deliver = (options: HostOptions, response: HostResponse) => {
  options.success?.(response)
  options.complete?.(response)
}

/** `request` does not use `this`: some clients take it off the host when they are loaded. */
export const createHost = (data: unknown = ENVELOPE): CountingHost => {
  const seen: CountingHost['seen'] = { calls: 0, last: undefined }
  return {
    seen,
    request(options) {
      seen.calls += 1
      seen.last = options
      soon.then(() => deliver(options, responseWith(data)))
      return task
    },
    uploadFile() {},
    downloadFile() {},
  }
}
