// wx's conversions: data, method and content type become what fetch is given; what fetch answers becomes wx's result.
import { getHeader, type HttpRequest, isBinary, resolveUrl } from '@wxpipe/core'
import type { FetchInit, ResponseLike } from './runtime.ts'
import type { AnswerHead } from './task.ts'

interface Outgoing {
  readonly url: string
  readonly method?: string | undefined
  readonly header?: Record<string, string> | undefined
  readonly data?: unknown
}

/** The URL with the data in its query, as wx writes it; a name that it has already is replaced. */
function withQuery(url: string, data: object): string {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(data)) {
    // An object in it is JSON in a query, and `[object Object]` in a form, which has no URL: wx does it so, and a signature covers it so.
    query[name] = url && Object(value) === value ? JSON.stringify(value) : `${value}`
  }
  const names = Object.keys(query).map(encodeURIComponent)
  const others = url.replace(/([?&])([^=&#]+)[^&#]*/g, (pair, mark, name) => (names.indexOf(name) < 0 ? pair : mark))
  return resolveUrl({ url: others, query } as unknown as HttpRequest).replace(/([?&])&+/g, '$1')
}

/** What fetch is given for a request of wx's. */
export function toFetch({ url, method = 'GET', header, data }: Outgoing): [url: string, init: FetchInit] {
  const init: FetchInit = { method, headers: header }
  const isReady = typeof data === 'string' || isBinary(data)
  const isObject = !isReady && Object(data) === data
  // No body: fetch refuses it with these.
  if (/^(GET|HEAD)$/i.test(method)) return [isObject ? withQuery(url, data as object) : url, init]
  if (data != null) {
    const type = getHeader(header!, 'content-type')
    if (!type) init.headers = Object.assign({ 'content-type': 'application/json' }, header)
    const isForm = isObject && /urlencoded/i.test(type!)
    init.body = isReady ? data : isForm ? withQuery('', data as object).slice(1) : JSON.stringify(data)
  }
  return [url, init]
}

/** What is known before the body. A page never sees cookies; Node does. */
export function toHead({ status, headers }: ResponseLike): AnswerHead {
  const header: Record<string, string> = {}
  headers.forEach((value, name) => {
    header[name] = value
  })
  const cookies = headers.getSetCookie ? headers.getSetCookie() : []
  // `forEach` gives this name once for each cookie, while the lines of every other name are joined already.
  if (cookies[0]) header['set-cookie'] = cookies.join()
  return { statusCode: status, header, cookies }
}

/** A text as `data`: parsed where it is JSON and `dataType` does not say otherwise. */
export function toData(text: string, dataType = 'json'): unknown {
  try {
    return dataType === 'json' ? JSON.parse(text) : text
  } catch {
    return text
  }
}
