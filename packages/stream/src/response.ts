// Distinguishes a stream from a response that came instead of one.
import { getHeader, type Header, type HttpRequest, type HttpResponse } from '@wxpipe/core'
import type { AnyRule } from './options.ts'

/** The head of a response; a host may leave out either field. */
export interface Head {
  readonly statusCode?: number | undefined
  readonly header?: Header | null | undefined
}

/** The data of a response whose body went to the listener: bytes, because plugins that expect JSON ignore bytes. */
export const streamedData: ArrayBuffer = new ArrayBuffer(0)

export const withData = (response: Head, data: unknown): HttpResponse =>
  Object.assign({ statusCode: 200, header: {} }, response as HttpResponse, { data })

/**
 * Whether this is the stream that the rule expects. A server error, an expired session or a web page is not: the
 * plugins inside get it as an ordinary response.
 * @param start the beginning of the body
 */
export function isStream(rule: AnyRule, request: HttpRequest, { statusCode, header }: Head, start: string): boolean {
  return !(
    (statusCode && !request.validateStatus(statusCode)) ||
    // Does not match NDJSON, JSON sequences or JSON lines, because the listener gets each line of those.
    /[/+]json *($|;)|html/i.test(getHeader(header!, 'content-type')!) ||
    // No field of an event begins like these, and servers send JSON under any type.
    (rule.onEvent && /^\s*[[{<]/.test(start))
  )
}

/** The response with its text converted as wx.request would have done it. */
export function parsed(response: HttpResponse, text: string): HttpResponse {
  try {
    return withData(response, JSON.parse(text))
  } catch {
    return withData(response, text)
  }
}
