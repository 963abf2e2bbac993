// Keeps the last calls of the clients that it hears of.
import { type Call, type HttpError, type HttpRequest, type HttpResponse, pagesOf, reasonOf } from '@wxpipe/core'
import { releaseBodies } from './bodies.ts'
import { type CallRecord, callOf, type SendRecord, sendOf } from './record.ts'
import type { Redaction } from './redact.ts'
import type { InspectedPage, InspectedStep } from './types.ts'

/** Credentials that are known at a time: the last ones that requests have carried. */
const maxSecrets = 100

/** Steps of one call that are kept: more is a loop. */
const maxSteps = 1_000

/** What is told of a way through the interceptors. */
export interface Recorder {
  begin(request: HttpRequest): void
  end(request: HttpRequest, response: HttpResponse | undefined, error?: unknown): void
  beginSend(request: HttpRequest): void
  endSend(request: HttpRequest, response: HttpResponse | undefined, error?: unknown): void
  step(request: HttpRequest, type: InspectedStep['type'], name: string): void
  /** The calls that are kept, oldest first. */
  readonly calls: CallRecord[]
  readonly secrets: Set<string>
  /** The host of the client that was called last. */
  host: object | undefined
}

/** @param changed is told of a call that has begun, and of one that has ended */
export function createRecorder(
  limit: number,
  bodies: string,
  redaction: Redaction,
  changed: (call: CallRecord) => void,
): Recorder {
  // Of calls under way alone; a WeakMap of all of them costs each call half as much again.
  const records = new Map<Call, CallRecord>()
  const calls: CallRecord[] = []
  const secrets = new Set<string>()
  let count = 0
  let visits = 0
  let depth = 0
  let page: InspectedPage | undefined
  let lastCall: Call | undefined
  let lastRecord: CallRecord | undefined
  let lastSecret: string | undefined

  /** The record of a request's call. When the call and all of its sends have ended there is none, once another call is heard of. */
  const recordOf = ({ call, credential }: HttpRequest): CallRecord | undefined => {
    if (credential && credential !== lastSecret) {
      lastSecret = credential
      secrets.delete(credential)
      secrets.add(credential)
      if (secrets.size > maxSecrets) secrets.delete(Array.from(secrets)[0]!)
    }
    if (call !== lastCall) {
      lastCall = call
      lastRecord = records.get(call)
    }
    return lastRecord
  }

  const settle = (
    span: CallRecord | SendRecord,
    response: HttpResponse | undefined,
    error: unknown,
  ): HttpResponse | undefined => {
    let answer: HttpResponse | undefined = response
    span.duration = Date.now() - span.startedAt
    span.outcome = 'ok'
    if (!answer) {
      // Of what is no error nothing is read: it may be anything.
      const known = (error instanceof Error ? error : { name: typeof error }) as HttpError
      span.outcome = known.code === 'ABORT' ? 'aborted' : 'failed'
      span.error = { name: known.name, code: known.code, message: reasonOf(error) }
      answer = known.response
    }
    if (answer) span.statusCode = answer.statusCode
    return answer
  }

  /** Once both a call and a send have ended: keeps the text of the bodies, or nothing of them. */
  const release = (request: HttpRequest, record: CallRecord) => {
    if (record.duration === undefined) return
    for (const send of record.sends) {
      // A cache may send what its call does not wait for.
      if (send.duration === undefined) return
      releaseBodies(send, bodies === 'all' || (!!(send.error || record.error) && bodies !== 'none'), redaction)
    }
    records.delete(request.call)
  }

  const recorder: Recorder = {
    calls,
    secrets,
    host: undefined,
    begin(request) {
      recorder.host = request.call.client.host
      const pages = pagesOf(recorder.host) || []
      const top = pages[pages.length - 1]
      if (!top) page = undefined
      // By what they say: some runtimes make new objects at each look.
      else if (!page || page.route !== top.route || depth !== pages.length) {
        depth = pages.length
        page = { id: `page_${++visits}`, route: `${top.route}` }
      }
      const record = callOf(request, ++count, page)
      records.set(request.call, record)
      if (calls.push(record) > limit) calls.shift()
      changed(record)
    },
    end(request, response, error) {
      const record = recordOf(request)!
      settle(record, response, error)
      // On the last way outward it was the first one.
      if (response) {
        for (const { type, name } of record.steps) {
          record.answeredBy = type === 'exit' ? record.answeredBy || name : undefined
        }
      }
      release(request, record)
      changed(record)
    },
    beginSend(request) {
      const record = recordOf(request)
      if (record) record.sends.push(sendOf(request))
    },
    endSend(request, response, error) {
      const record = recordOf(request)
      // Of several at the same time, it is the one with this header: each request has its own.
      const send = record && record.sends.find((each) => each.duration === undefined && each.header === request.header)
      if (!send) return
      const answer = settle(send, response, error)
      if (answer) {
        send.responseHeader = answer.header
        send.profile = answer.profile as SendRecord['profile']
        send.held.answer = answer.data
      }
      release(request, record!)
    },
    step(request, type, name) {
      const record = recordOf(request)
      if (record && record.steps.length < maxSteps) {
        record.steps.push({ type, name, at: Date.now() - record.startedAt })
      }
    },
  }
  return recorder
}
