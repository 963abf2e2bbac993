// The transport of uploads: form fields become text, and the response is parsed as wx.request would have parsed it.
import { type HttpRequest, type Transport, withHeader } from '@wxpipe/core'
import { parsed } from './body.ts'
import { type CheckedKeys, move, refusal } from './host.ts'

export const uploadTransport: Transport = (request: HttpRequest<CheckedKeys>, settle) =>
  move(
    'uploadFile',
    // Without a content type, because the host sets its own, with the form's boundary in it.
    withHeader(request, 'content-type', null),
    { formData: fieldsOf(request) },
    settle,
    (response) => settle(Object.assign({}, response, { data: parsed(response.data, request) })),
  )

/** The value, if JSON can express it: bytes, a Blob or a Map would become `{}`. @throws the value otherwise */
const ofKind = (kinds: RegExp, value: unknown): unknown => {
  if (kinds.test({}.toString.call(value))) return value
  throw value
}

/**
 * Each field as text: hosts turn an object into `[object Object]`, and Alipay never responds if a field is a boolean.
 */
function fieldsOf(request: HttpRequest): object {
  const data = Object(request.data)
  const fields: { [name: string]: string } = {}
  try {
    ofKind(/ Object]/, data)
    for (const [name, value] of Object.entries(data as { readonly [name: string]: Date | null })) {
      if (value == null) continue
      // A function counts as an object, and is refused: its text would be its source.
      if (Object(value) !== value) fields[name] = `${value}`
      else fields[name] = value.toISOString ? value.toISOString() : JSON.stringify(ofKind(/ (Object|Array)]/, value))
    }
  } catch (cause) {
    throw refusal(request, 'fields must be text', cause)
  }
  return fields
}
