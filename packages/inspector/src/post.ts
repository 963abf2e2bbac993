// What a send has posted, as it went over the wire.
import { getHeader, type Header } from '@wxpipe/core'
import type { InspectedSend } from './types.ts'

export const typeOf = (header: Header, otherwise: string): string => getHeader(header, 'content-type') || otherwise

/** The type, which is JSON where the app says none, and the text; nothing of a send without a body. */
export function postOf({
  header = {},
  body,
}: Partial<InspectedSend>): { readonly type: string; readonly text: string } | undefined {
  if (!body) return undefined
  const type = typeOf(header, 'application/json')
  return { type, text: /urlencoded/i.test(type) ? formOf(body.text) : body.text }
}

/** The form that wx makes of an object, whose text is JSON here; what the app has written as a form stays. */
function formOf(text: string): string {
  try {
    const fields = Object(JSON.parse(text)) as { readonly [name: string]: unknown }
    const pairs = Object.keys(fields).map(
      (name) => `${encodeURIComponent(name)}=${encodeURIComponent(`${fields[name]}`)}`,
    )
    // What stands in a secret's place stays readable.
    return pairs.join('&').replace(/%E2%80%A2/g, '•')
  } catch {
    return text
  }
}
