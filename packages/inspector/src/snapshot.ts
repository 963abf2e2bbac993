// Makes what is shown of a call, in which no secret stands: the one way out of the records.
import { type Header, type HttpRequest, isHttpError, type Query, reasonOf, resolveUrl } from '@wxpipe/core'
import { bodyLimit, type CallRecord, isInUrl, type SendRecord } from './record.ts'
import type { Redaction } from './redact.ts'
import { between, type Profile, timingsOf } from './timings.ts'
import type { InspectedBody, InspectedCall, InspectedError, InspectedSend, InspectedStep, Outcome } from './types.ts'

/** What is shown of a call. */
export function snapshotOf(call: CallRecord, redaction: Redaction): InspectedCall {
  const { id, method, page, startedAt, statusCode, answeredBy, sends, steps } = call
  const shownSteps: InspectedStep[] = []
  for (let at = 0; at < steps.length; at += 3) {
    const [type, name, time] = steps.slice(at) as [InspectedStep['type'], string, number]
    shownSteps.push({ type, name, at: time - startedAt })
  }
  return {
    id,
    method: redaction.text(method),
    url: urlOf(call, redaction),
    page: page && { id: page.id, route: redaction.text(page.route) },
    startedAt,
    duration: durationOf(call),
    outcome: outcomeOf(call),
    statusCode,
    error: errorOf(call, redaction),
    answeredBy,
    sends: sends.map((send) => sendOf(send, redaction)),
    steps: shownSteps,
  }
}

function sendOf(send: SendRecord, redaction: Redaction): InspectedSend {
  const profile = Object(send.profile) as Profile
  const duration = durationOf(send)
  return {
    method: redaction.text(send.method),
    url: urlOf(send, redaction, isInUrl(send) ? (send.data as Query) : undefined),
    header: headerOf(send.header, redaction),
    body: bodyOf(send.body, redaction),
    file: typeof send.file === 'string' ? redaction.text(send.file.replace(/^.*\//, '')) : undefined,
    startedAt: send.startedAt,
    duration,
    outcome: outcomeOf(send),
    statusCode: send.statusCode,
    responseHeader: headerOf(send.responseHeader, redaction),
    responseBody: bodyOf(send.responseBody, redaction),
    error: errorOf(send, redaction),
    timings: timingsOf(profile, duration),
    queued: between(profile.queueStart, profile.queueEnd),
    sentBytes: profile.sendBytesCount,
    receivedBytes: profile.receivedBytedCount,
    protocol: profile.protocol,
    address: profile.peerIP,
  }
}

const durationOf = ({ startedAt, endedAt }: CallRecord | SendRecord) => (endedAt || Date.now()) - startedAt

const outcomeOf = ({ endedAt, error }: CallRecord | SendRecord): Outcome =>
  !endedAt ? 'pending' : error === undefined ? 'ok' : isHttpError(error, 'ABORT') ? 'aborted' : 'failed'

function urlOf(target: CallRecord | SendRecord, redaction: Redaction, data?: Query): string {
  let url = target.url
  try {
    url = resolveUrl(target as unknown as HttpRequest)
    if (data) url = resolveUrl({ url, query: data } as HttpRequest)
  } catch {
    // A query that has no text form: the call has failed because of it.
  }
  return redaction.text(url)
}

function headerOf(header: Header | undefined, redaction: Redaction): Header {
  const shown: { [name: string]: string } = {}
  for (const name of Object.keys(Object(header))) {
    shown[redaction.text(name)] = redaction.field(name, redaction.text(`${header![name]}`)) as string
  }
  return shown
}

const bodyOf = (body: InspectedBody | undefined, redaction: Redaction): InspectedBody | undefined =>
  body && { text: redaction.text(body.text, bodyLimit), size: body.size }

function errorOf({ endedAt, error }: CallRecord | SendRecord, redaction: Redaction): InspectedError | undefined {
  if (!endedAt || error === undefined) return undefined
  const { name } = Object(error) as { [key: string]: unknown }
  return {
    name: redaction.text(`${name}`),
    code: isHttpError(error) ? error.code : undefined,
    message: redaction.text(reasonOf(error)),
  }
}
