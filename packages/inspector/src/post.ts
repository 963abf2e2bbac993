// The header and body of a send, as they went over the wire.
import type { Header } from '@wxpipe/core'
import type { HarPart, HarPostData } from './har-types.ts'
import { bodyLimit } from './redact.ts'
import type { InspectedBody, InspectedSend } from './types.ts'

interface Fields {
  readonly [name: string]: unknown
}

/** What hosts send with text. */
const usualType = 'application/json'

export const typeName = /^content-type$/i

/** How the header spells a name. */
const nameIn = (header: Header, name: RegExp) => Object.keys(header).find((key) => name.test(key))!

/** A value of the header; `otherwise` if it has none. */
export const valueIn = (header: Header, name: RegExp, otherwise: string): string =>
  header[nameIn(header, name)] || otherwise

/**
 * The header as it went out. The content type of an upload is the host's own, with the boundary of its form; that of
 * text is the host's own if the request sets none, and programs that send the request again need it.
 */
export function headerOf({ header = {}, file, body }: Partial<InspectedSend>): Header {
  const sent: { [name: string]: string } = Object.assign({}, header)
  if (file) delete sent[nameIn(sent, typeName)]
  else if (body && !valueIn(sent, typeName, '')) sent['content-type'] = usualType
  return sent
}

/** Tells the reader of a body that its end is missing; `undefined` if the body is whole. */
export const cutOf = (body: InspectedBody | undefined): { readonly comment: string } | undefined =>
  body && body.size > bodyLimit ? { comment: `cut: ${bodyLimit} of ${body.size} characters` } : undefined

/**
 * The body: the parts of an upload, the file last; else text, whose type is JSON unless the header says otherwise.
 * `undefined` if there is no body.
 */
export function postOf({ header = {}, body, file, part = 'file' }: Partial<InspectedSend>): HarPostData | undefined {
  if (file) {
    const params = partsOf(body ? body.text : '').concat({ name: part, fileName: file.replace(/^.*\//, '') })
    return Object.assign({ mimeType: 'multipart/form-data', params }, cutOf(body))
  }
  if (!body) return undefined
  const mimeType = valueIn(header, typeName, usualType)
  return Object.assign({ mimeType, text: /urlencoded/i.test(mimeType) ? formOf(body.text) : body.text }, cutOf(body))
}

/** The fields of an upload, as transfer writes them. */
function partsOf(text: string): HarPart[] {
  const fields = fieldsOf(text) || {}
  return Object.keys(fields)
    .filter((name) => fields[name] !== null)
    .map((name) => {
      const field = fields[name]
      return { name, value: typeof field === 'object' ? JSON.stringify(field) : `${field}` }
    })
}

/** The form that wx makes of an object, which is JSON text here; text that the app wrote as a form stays. */
function formOf(text: string): string {
  try {
    const pairs = Object.entries(fieldsOf(text) as { readonly [name: string]: string }).map((pair) =>
      pair.map(encodeURIComponent).join('='),
    )
    // The mask that hides a secret stays readable.
    return pairs.join('&').replace(/%E2%80%A2/g, '•')
  } catch {
    // There are no fields, because the app wrote the form itself; or half an emoji, which cannot be encoded, because the
    // size limit has cut it.
    return text
  }
}

/**
 * The object of a JSON text; `undefined` for another text. If the size limit cut the text, the cut value ends there; if
 * that is not valid JSON, only the fields before it count.
 */
function fieldsOf(text: string): Fields | undefined {
  // Where the last field ends that is there as a whole. Found in one pass: to try each comma would take a second for a
  // long list.
  let end = 0
  let depth = 0
  text.replace(/"(?:\\.|[^"\\])*"?|[[\]{},]/g, (token, index: number) => {
    if ('[{'.includes(token)) depth++
    else if (']}'.includes(token)) depth--
    else if (token === ',' && depth === 1) end = index
    return ''
  })
  return text[0] === '{' ? parsed(text) || parsed(`${text}"}`) || parsed(`${text.slice(0, end)}}`) : undefined
}

function parsed(text: string): Fields | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
