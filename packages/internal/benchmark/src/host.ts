// The fake host every contender speaks to: it answers each request in one microtask and counts them
import type { Answer, Host, HostOptions } from './contender.ts'

export const BASE_URL = 'https://api.example.com/'
export const PATH = 'activities/1'
export const TIMEOUT = 10_000

export interface CountingHost extends Host {
  readonly seen: { calls: number; url: string; method: string | undefined }
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
export const createHost = (data: unknown = { id: 1 }): CountingHost => {
  const seen: CountingHost['seen'] = { calls: 0, url: '', method: undefined }
  return {
    seen,
    request(options) {
      seen.calls += 1
      seen.url = options.url
      seen.method = options.method
      soon.then(() => deliver(options, answerWith(data)))
      return task
    },
    uploadFile() {},
    downloadFile() {},
  }
}
