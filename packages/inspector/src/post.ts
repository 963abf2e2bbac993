// The header and body of a send, as they went over the wire.
import type { Header } from '@wxpipe/core'
import type { HarPart, HarPostData } from './har-types.ts'
import type { InspectedSend } from './types.ts'

interface Fields {
  readonly [name: string]: unknown
}

/** How the header spells the name of the content type. */
const typeNameIn = (header: Header) => Object.keys(header).find((name) => /^content-type$/i.test(name))!

export const typeOf = (header: Header, otherwise: string): string => header[typeNameIn(header)] || otherwise

/** The header as it went out: the content type of an upload is the host's own, with the boundary of its form. */
export function headerOf({ header = {}, file }: Partial<InspectedSend>): Header {
  const sent: { [name: string]: string } = Object.assign({}, header)
  if (file) delete sent[typeNameIn(sent)]
  return sent
}

/**
 * The body: the parts of an upload, the file last; else text, whose type is JSON unless the header says otherwise.
 * `undefined` if there is no body.
 */
export function postOf({ header = {}, body, file, part = 'file' }: Partial<InspectedSend>): HarPostData | undefined {
  if (file) {
    const params = partsOf(body ? body.text : '').concat({ name: part, fileName: file.replace(/^.*\//, '') })
    return { mimeType: 'multipart/form-data', params }
  }
  if (!body) return undefined
  const mimeType = typeOf(header, 'application/json')
  return { mimeType, text: /urlencoded/i.test(mimeType) ? formOf(body.text) : body.text }
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
