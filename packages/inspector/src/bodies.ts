// The text of bodies.
import { isBinary } from '@wxpipe/core'
import type { SendRecord } from './record.ts'
import { bodyLimit, type Redaction } from './redact.ts'
import type { InspectedBody } from './types.ts'

/** Whether the host puts the data into the URL, as wx does for a GET only. */
export const isInUrl = ({ method, held: { data } }: SendRecord) => method === 'GET' && Object(data) === data

/** Replaces a send's bodies with their text, or drops them. A second call leaves the texts as they are. */
export function releaseBodies(send: SendRecord, isKept: unknown, redaction: Redaction): void {
  const { held } = send
  if (isKept && held.responseData !== undefined) send.responseBody = textOf(held.responseData, redaction)
  held.responseData = undefined
  if (isInUrl(send)) return
  if (isKept && held.data != null) send.body = textOf(held.data, redaction)
  held.data = undefined
}

/** The part of a body's text that is kept; `undefined` for bytes. */
function textOf(data: unknown, redaction: Redaction): InspectedBody | undefined {
  try {
    const text =
      typeof data === 'string'
        ? (redaction.field('', data) as string)
        : !isBinary(data) && JSON.stringify(data, redaction.field)
    if (!text) return undefined
    // Longer than what is shown, so that a secret at the limit is found whole. JSON makes a new string, because engines
    // keep a whole string in memory as long as a slice of it exists.
    return { text: JSON.parse(JSON.stringify(text.slice(0, bodyLimit + 4_096))), size: text.length }
  } catch {
    // A circular structure, or a getter that throws.
    return undefined
  }
}
