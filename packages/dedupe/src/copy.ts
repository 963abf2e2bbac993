// Copies an answer, so that callers who share it cannot change each other's.
import type { HttpResponse } from '@wxpipe/core'

/** A copy of a response whose data is JSON, text or an ArrayBuffer: all that `wx.request` yields. */
export function copyOf(response: HttpResponse): HttpResponse {
  const { data } = response
  return Object.assign({}, response, { data: data instanceof ArrayBuffer ? data.slice(0) : copyOfJson(data) })
}

function copyOfJson(data: unknown): unknown {
  return typeof data === 'object' ? JSON.parse(JSON.stringify(data)) : data
}
