// The text of bodies.
import { isBinary } from '@wxpipe/core'
import type { SendRecord } from './record.ts'
import { bodyLimit, type Redaction } from './redact.ts'
import type { InspectedBody } from './types.ts'

/** What is kept beyond the limit, so that a secret that it cuts is known as a whole. */
const margin = 4_096

/** Whether the host puts the data into the URL. */
export const isInUrl = ({ method, held: { data } }: SendRecord) =>
  /^(GET|HEAD)$/.test(method) && !!data && typeof data === 'object'

/** Keeps the text of a send's bodies, or nothing of them. What has no text any more stays as it was kept. */
export function releaseBodies(send: SendRecord, isKept: boolean, redaction: Redaction): void {
  const { held } = send
  if (isKept && held.answer !== undefined) send.responseBody = textOf(held.answer, redaction)
  held.answer = undefined
  if (isInUrl(send)) return
  if (isKept && held.data !== undefined) send.body = textOf(held.data, redaction)
  held.data = undefined
}

/** As much of a body's text as is kept; nothing of bytes. */
function textOf(data: unknown, redaction: Redaction): InspectedBody | undefined {
  let value = data
  try {
    // Text may be JSON: its fields are looked at as those of an object.
    if (typeof data === 'string') value = JSON.parse(data)
  } catch {
    // It is text.
  }
  try {
    const text = typeof value === 'string' ? value : isBinary(value) ? '' : JSON.stringify(value, redaction.field)
    return text ? { text: beginningOf(text), size: text.length } : undefined
  } catch {
    // A circle, or a getter that throws.
    return undefined
  }
}

/** A text of its own: engines keep the whole of a text in memory of which a part is kept. */
const beginningOf = (text: string): string =>
  text.length > bodyLimit + margin ? JSON.parse(JSON.stringify(text.slice(0, bodyLimit + margin))) : text
