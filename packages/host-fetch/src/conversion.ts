// wx's conversions: data, method and content type become fetch's arguments, and fetch's response becomes wx's result.
import { getHeader, isBinary } from '@wxpipe/core'
import type { FetchInit, ResponseLike } from './runtime.ts'
import type { ResponseHead } from './task.ts'

interface Outgoing {
  readonly url: string
  readonly method?: string | undefined
  readonly header?: Record<string, string> | undefined
  readonly data?: unknown
}

/** The URL with the data in its query, as wx writes it; parameters with the same name are replaced. */
function withQuery(url: string, data: object): string {
  // As in wx, a nested object is JSON in a query, and `[object Object]` in a form (which has no URL): signatures depend
  // on it.
  const added = Object.entries(data).map(([name, value]) =>
    [name, url && Object(value) === value ? JSON.stringify(value) : value].map(encodeURIComponent),
  )
  // From the `#` on, nothing is sent.
  const [, path, search] = /^([^?#]*)\??([^#]*)/.exec(url)!
  const pairs = search!
    .split('&')
    .filter((pair) => pair && !added.some(([name]) => name === pair.split('=')[0]))
    .concat(added.map((pair) => pair.join('=')))
  return path + (pairs[0] ? '?' : '') + pairs.join('&')
}

/** fetch's arguments for a request in wx's form. */
export function toFetch({ url, method = 'GET', header, data }: Outgoing): [url: string, init: FetchInit] {
  const init: FetchInit = { method, headers: header }
  const isReady = typeof data === 'string' || isBinary(data)
  const isObject = !isReady && Object(data) === data
  // fetch refuses a body with these methods.
  if (/^(GET|HEAD)$/i.test(method)) return [isObject ? withQuery(url, data as object) : url, init]
  if (data != null) {
    const type = getHeader(header!, 'content-type')
    if (!type) init.headers = Object.assign({ 'content-type': 'application/json' }, header)
    const isForm = isObject && /urlencoded/i.test(type!)
    init.body = isReady ? data : isForm ? withQuery('', data as object).slice(1) : JSON.stringify(data)
  }
  return [url, init]
}

/** The part of a response that precedes the body. A page never sees cookies; Node does. */
export function toHead({ status, headers }: ResponseLike): ResponseHead {
  const header: Record<string, string> = {}
  headers.forEach((value, name) => {
    header[name] = value
  })
  const cookies = headers.getSetCookie ? headers.getSetCookie() : []
  // `forEach` passes this header once per cookie, but every other one with its lines joined.
  if (cookies[0]) header['set-cookie'] = cookies.join()
  return { statusCode: status, header, cookies }
}

/** A text as `data`: parsed if it is JSON, unless `dataType` says otherwise. */
export function toData(text: string, dataType = 'json'): unknown {
  try {
    return dataType === 'json' ? JSON.parse(text) : text
  } catch {
    return text
  }
}
