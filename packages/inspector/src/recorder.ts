// Keeps the last calls of the clients that it hears of.
import { type Call, type HttpRequest, type HttpResponse, isHttpError, pagesOf, reasonOf } from '@wxpipe/core'
import { isInUrl, textOf } from './bodies.ts'
import { type CallRecord, type SendRecord, spanOf } from './record.ts'
import type { Redaction } from './redact.ts'
import type { InspectedPage, InspectedStep } from './types.ts'

/** Credentials that are known at a time: the last ones that requests have carried. */
const maxSecrets = 1_000

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
  const records = new WeakMap<Call, CallRecord>()
  const calls: CallRecord[] = []
  const secrets = new Set<string>()
  let count = 0
  let visits = 0
  let depth = 0
  let page: InspectedPage | undefined
  let lastCall: Call | undefined
  let lastRecord: CallRecord
  let lastSecret: string | undefined

  /** The record of a request's call. */
  const recordOf = ({ call, credential }: HttpRequest): CallRecord => {
    if (credential && credential !== lastSecret) {
      lastSecret = credential
      secrets.delete(credential)
      secrets.add(credential)
      if (secrets.size > maxSecrets) secrets.delete(Array.from(secrets)[0]!)
    }
    if (call !== lastCall) {
      lastCall = call
      lastRecord = records.get(call)!
    }
    return lastRecord
  }

  const settle = (
    span: CallRecord | SendRecord,
    response: HttpResponse | undefined,
    error: unknown,
  ): HttpResponse | undefined => {
    let answer = response
    span.duration = Date.now() - span.startedAt
    span.outcome = 'ok'
    if (!answer) {
      const known = isHttpError(error) ? error : undefined
      span.outcome = known && known.code === 'ABORT' ? 'aborted' : 'failed'
      span.error = {
        name: error instanceof Error ? error.name : typeof error,
        code: known && known.code,
        message: reasonOf(error),
      }
      answer = known && known.response
    }
    if (answer) span.statusCode = answer.statusCode
    return answer
  }

  /** Keeps the text of a send's bodies, or nothing of them, once both it and its call have ended. */
  const release = (call: CallRecord, send: SendRecord) => {
    const { held } = send
    const isQuery = isInUrl(send)
    if (bodies === 'all' || (bodies === 'failed' && (send.error || call.error))) {
      if (!isQuery) send.body = textOf(held.data, redaction)
      send.responseBody = textOf(held.answer, redaction)
    }
    if (!isQuery) held.data = undefined
    held.answer = undefined
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
      lastCall = request.call
      lastRecord = Object.assign(spanOf(request), { id: ++count, page, answeredBy: undefined, sends: [], steps: [] })
      records.set(lastCall, lastRecord)
      if (calls.push(lastRecord) > limit) calls.shift()
      changed(lastRecord)
    },
    end(request, response, error) {
      const call = recordOf(request)
      settle(call, response, error)
      // On the last way outward it was the first one.
      if (response) {
        for (const { type, name } of call.steps) call.answeredBy = type === 'exit' ? call.answeredBy || name : undefined
      }
      for (const send of call.sends) if (send.duration !== undefined) release(call, send)
      changed(call)
    },
    beginSend(request) {
      const { header, hostOptions } = request
      recordOf(request).sends.push(
        Object.assign(spanOf(request, request.data), {
          header,
          // Only an upload has a name for its file.
          file: (hostOptions['name'] && hostOptions['filePath']) as string | undefined,
          body: undefined,
          responseHeader: undefined,
          responseBody: undefined,
          profile: undefined,
        }),
      )
    },
    endSend(request, response, error) {
      const call = recordOf(request)
      // Of several at the same time, it is the one with this header: each request has its own.
      const send = call.sends.find((each) => each.duration === undefined && each.header === request.header)
      if (!send) return
      const answer = settle(send, response, error)
      if (answer) {
        send.responseHeader = answer.header
        send.profile = answer.profile as SendRecord['profile']
        send.held.answer = answer.data
      }
      // A cache may send what its call no longer waits for.
      if (call.duration !== undefined) release(call, send)
    },
    step(request, type, name) {
      const { steps, startedAt } = recordOf(request)
      if (steps.length < maxSteps) steps.push({ type, name, at: Date.now() - startedAt })
    },
  }
  return recorder
}
