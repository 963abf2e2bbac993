// The transport of uploads: form fields as text, and an answer parsed as wx.request would have parsed it.
import { ConfigError, type HttpRequest, type HttpResponse, type Transport, withHeader } from '@wxpipe/core'
import { parsed } from './body.ts'
import { move } from './host.ts'
import type { TransferKeys } from './options.ts'

export const uploadTransport: Transport = (request: HttpRequest<TransferKeys>, settle) =>
  move(
    'uploadFile',
    // The host's own content type has the boundary of the form in it.
    withHeader(request, 'content-type', null),
    Object.assign({}, request.hostOptions, { formData: fieldsOf(request) }),
    request.options.upload!,
    (outcome) => {
      const { data, statusCode } = outcome as HttpResponse
      settle(statusCode ? Object.assign({}, outcome, { data: parsed(data, request) }) : outcome)
    },
  )

/** Each field as text: hosts make `[object Object]` of an object, and Alipay hangs at a boolean. */
function fieldsOf(request: HttpRequest): object {
  const { data = {} } = request
  const fields: { [name: string]: string } = {}
  try {
    const tag = {}.toString.call(data)
    if (tag !== '[object Object]') throw tag
    for (const [name, value] of Object.entries(data as { readonly [name: string]: string | Date | null })) {
      if (value === undefined || value === null) continue
      fields[name] =
        typeof value !== 'object' ? `${value}` : value.toISOString ? value.toISOString() : JSON.stringify(value)
    }
  } catch (cause) {
    throw new ConfigError('an upload takes fields that have a text', { request, cause })
  }
  return fields
}
