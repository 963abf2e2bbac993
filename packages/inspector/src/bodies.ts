// The text of bodies.
import { isBinary } from '@wxpipe/core'
import type { SendRecord } from './record.ts'
import { bodyLimit, type Redaction } from './redact.ts'
import type { InspectedBody } from './types.ts'

/** Whether the host puts the data into the URL, as wx does for a GET alone. */
export const isInUrl = ({ method, held: { data } }: SendRecord) => method === 'GET' && Object(data) === data

/** Keeps the text of a send's bodies, or nothing of them. What has no text any more stays as it was kept. */
export function releaseBodies(send: SendRecord, isKept: unknown, redaction: Redaction): void {
  const { held } = send
  if (isKept && held.answer !== undefined) send.responseBody = textOf(held.answer, redaction)
  held.answer = undefined
  if (isInUrl(send)) return
  if (isKept && held.data != null) send.body = textOf(held.data, redaction)
  held.data = undefined
}

/** As much of a body's text as is kept; nothing of bytes. */
function textOf(data: unknown, redaction: Redaction): InspectedBody | undefined {
  try {
    const text =
      typeof data === 'string'
        ? (redaction.field('', data) as string)
        : !isBinary(data) && JSON.stringify(data, redaction.field)
    if (!text) return undefined
    // More than is shown, so that a secret that the limit cuts is known as a whole.
    // A text of its own: engines keep the whole of a text in memory of which a part is kept.
    return { text: JSON.parse(JSON.stringify(text.slice(0, bodyLimit + 4_096))), size: text.length }
  } catch {
    // A circle, or a getter that throws.
    return undefined
  }
}
