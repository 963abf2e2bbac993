// Keeps the records of the last calls, as the tracer reports their steps.
import {
  type Call,
  type HttpError,
  type HttpRequest,
  type HttpResponse,
  pageKey,
  pagesOf,
  reasonOf,
} from '@wxpipe/core'
import { releaseBodies } from './bodies.ts'
import { type CallRecord, callOf, isOver, type SendRecord, sendOf } from './record.ts'
import type { Redaction } from './redact.ts'
import type { InspectedPage, InspectedStep } from './types.ts'

/** Records a step of a request. @param outcome the response of an `exit`, the error of a `fail` */
export type Report = (request: HttpRequest, type: InspectedStep['type'], name: string, outcome?: unknown) => void

/** Records the path of each call through the interceptors. */
export interface Recorder {
  /** Records the beginning and the end of a call, outside all interceptors. */
  readonly call: Report
  /** Records the beginning and the end of a send, inside all interceptors. */
  readonly send: Report
  /** Records an interceptor's step. */
  readonly step: Report
  /** The calls that are kept, oldest first. */
  readonly calls: CallRecord[]
  /** Credentials that requests have carried, the newest first; a new list for each new credential. */
  secrets: readonly string[]
  /** The host of the client that was called last. */
  host: object | undefined
}

/** Whether a body is kept, for each value of the option `bodies`. */
interface Kept {
  readonly [bodies: string]: unknown
}

/** @param changed called when a call has begun, and when it has ended */
export function createRecorder(
  limit: number,
  bodies: string,
  redaction: Redaction,
  changed: (call: CallRecord) => void,
): Recorder {
  // Only the records of calls under way: a WeakMap of all records would make each call cost half as much again.
  const records = new Map<Call, CallRecord>()
  const calls: CallRecord[] = []
  let count = 0
  let visits = 0
  let visit: string | undefined
  let page: InspectedPage | undefined
  let lastCall: Call | undefined
  let lastRecord: CallRecord | undefined

  /**
   * The record of a request's call; none once the call and all its sends have ended and another call has been recorded.
   */
  const recordOf = ({ call, credential }: HttpRequest): CallRecord | undefined => {
    // A shorter credential may be a common word: it is hidden only where the name of its field says so.
    if (credential && credential.length > 5 && !recorder.secrets.includes(credential)) {
      // Only the last hundred are kept.
      recorder.secrets = [credential, ...recorder.secrets].slice(0, 100)
    }
    if (call !== lastCall) {
      lastCall = call
      lastRecord = records.get(call)
    }
    return lastRecord
  }

  /** Ends a call or a send. @returns the response, or the one that the error carries */
  const settle = (span: CallRecord | SendRecord, type: InspectedStep['type'], outcome: unknown) => {
    let received = outcome as HttpResponse | undefined
    span.duration = Date.now() - span.startedAt
    span.outcome = 'ok'
    if (type === 'fail') {
      // A thrown value that is not an Error may be anything, so only its type is recorded.
      const { name, code, response } = (outcome instanceof Error ? outcome : { name: typeof outcome }) as HttpError
      span.outcome = code === 'ABORT' ? 'aborted' : 'failed'
      span.error = { name, code: typeof code === 'string' ? code : undefined, message: reasonOf(outcome) }
      received = response
    }
    // Another library's error may have a `response` of another kind.
    const { statusCode } = Object(received) as HttpResponse
    if (typeof statusCode !== 'number') return undefined
    span.statusCode = statusCode
    return received
  }

  /** Once a call and all its sends have ended: replaces the bodies with their text, or drops them. */
  const release = ({ call }: HttpRequest, record: CallRecord) => {
    // A cache may have sent a request that its call does not wait for.
    if (!isOver(record)) return
    for (const send of record.sends) {
      // `'none'` has no field.
      releaseBodies(send, ({ all: true, failed: send.error || record.error } as Kept)[bodies], redaction)
    }
    records.delete(call)
  }

  const begin = (request: HttpRequest): CallRecord => {
    recorder.host = request.call.client.host
    const pages = pagesOf(recorder.host) || []
    const [top] = pages.slice(-1)
    const key = top && pageKey(top, pages.length)
    if (key !== visit) {
      visit = key
      page = top && { id: `page_${++visits}`, route: `${top.route}` }
    }
    const record = callOf(request, ++count, page)
    records.set(request.call, record)
    if (calls.push(record) > limit) calls.shift()
    return record
  }

  const recorder: Recorder = {
    calls,
    secrets: [],
    host: undefined,
    call(request, type, _, outcome) {
      if (type === 'enter') return changed(begin(request))
      const record = recordOf(request)!
      settle(record, type, outcome)
      // The interceptor that returned the response is the first one of the last unbroken row of `exit` steps.
      if (type === 'exit') {
        for (const { type, name } of record.steps) {
          record.answeredBy = type === 'exit' ? record.answeredBy || name : undefined
        }
      }
      release(request, record)
      changed(record)
    },
    send(request, type, _, outcome) {
      const record = recordOf(request)
      if (!record) return
      if (type === 'enter') return void record.sends.push(sendOf(request))
      // The header tells concurrent sends apart: each request has a header object of its own.
      const send = record.sends.find((each) => each.duration === undefined && each.header === request.header)
      if (!send) return
      const response = settle(send, type, outcome)
      if (response) {
        // A transport of the app's own may give none.
        send.responseHeader = response.header || {}
        send.profile = response.profile as SendRecord['profile']
        send.held.responseData = response.data
      }
      release(request, record)
    },
    step(request, type, name) {
      const record = recordOf(request)
      // A call with more steps must be in an endless loop.
      if (record && record.steps.length < 1_000) {
        record.steps.push({ type, name, at: Date.now() - record.startedAt })
      }
    },
  }
  return recorder
}
