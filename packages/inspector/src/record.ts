// What is kept of a call: references and times, because each call pays for what is done while it runs.
import { type Header, isBinary, type Query } from '@wxpipe/core'
import type { Redaction } from './redact.ts'
import type { InspectedBody, InspectedPage, InspectedStep } from './types.ts'

/** Where a request goes; its URL is made of this when somebody looks. */
interface Target {
  readonly method: string
  readonly url: string
  readonly baseURL: string | undefined
  readonly query: Query | undefined
}

/** What begins and ends. */
interface Span {
  readonly startedAt: number
  endedAt: number | undefined
  /** 0 without an answer. */
  statusCode: number
  error: unknown
}

/** A send, as it happened. */
export interface SendRecord extends Target, Span {
  /** The body; held until the call has ended, unless it stands in the URL. */
  data: unknown
  readonly header: Header
  readonly file: unknown
  responseHeader: Header | undefined
  profile: unknown
  /** Held until the call has ended. */
  answer: unknown
  body: InspectedBody | undefined
  responseBody: InspectedBody | undefined
}

/** A call, as it happened. */
export interface CallRecord extends Target, Span {
  readonly id: number
  readonly page: InspectedPage | undefined
  answeredBy: string | undefined
  readonly sends: SendRecord[]
  /** Three for each step: its type, the interceptor's name, the time. */
  readonly steps: (string | number)[]
}

/** Characters of a body that are shown. */
export const bodyLimit = 10_000

/** What is kept beyond them, so that a secret that the limit cuts is known as a whole. */
const margin = 4_096

/** Steps of one call that are kept: more is a loop. */
const maxSteps = 1_000

export function addStep({ steps }: CallRecord, type: InspectedStep['type'], name: string): void {
  if (steps.length < 3 * maxSteps) steps.push(type, name, Date.now())
}

/** The interceptor that the answer comes from: on the last way outward it was the first. */
export function answererOf({ steps }: CallRecord): string | undefined {
  let name: unknown
  for (let at = 0; at < steps.length; at += 3) name = steps[at] === 'exit' ? name || steps[at + 1] : undefined
  return name as string | undefined
}

/** Whether the host puts the data into the URL. */
export const isInUrl = ({ method, data }: SendRecord) =>
  /^(GET|HEAD)$/.test(method) && !!data && typeof data === 'object'

/** Keeps the text of a send's bodies, or nothing of them, and lets go of what they are. */
export function settleBodies(send: SendRecord, isKept: boolean, redaction: Redaction): void {
  if (isKept) send.responseBody = textOf(send.answer, redaction)
  send.answer = undefined
  if (isInUrl(send)) return
  if (isKept) send.body = textOf(send.data, redaction)
  send.data = undefined
}

function textOf(data: unknown, redaction: Redaction): InspectedBody | undefined {
  try {
    // Text may be JSON: its fields are looked at as those of an object.
    const value = typeof data === 'string' ? parsed(data) : data
    const text =
      typeof value === 'string'
        ? value
        : !isBinary(value) && JSON.stringify(value, (name, field) => redaction.field(name, field))
    return text ? { text: text.slice(0, bodyLimit + margin), size: text.length } : undefined
  } catch {
    // A circle, or a getter that throws.
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
