// The fake host every contender speaks to: it answers each request in one microtask, counts them and keeps the last
import type { Answer, Host, HostOptions } from './contender.ts'
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

export const answerWith = (data: unknown, statusCode = 200): Answer => ({
  data,
  statusCode,
  header: { 'content-type': 'application/json' },
  cookies: [],
  errMsg: 'request:ok',
})

const deliver = (options: HostOptions, answer: Answer) => {
  options.success?.(answer)
  options.complete?.(answer)
}

/** `request` does not use `this`: some clients take it off the host when they are loaded. */
export const createHost = (data: unknown = ENVELOPE): CountingHost => {
  const seen: CountingHost['seen'] = { calls: 0, last: undefined }
  return {
    seen,
    request(options) {
      seen.calls += 1
      seen.last = options
      soon.then(() => deliver(options, answerWith(data)))
      return task
    },
    uploadFile() {},
    downloadFile() {},
  }
}
