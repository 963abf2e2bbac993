// wx's conversions: data, method and content type become what fetch is given; what fetch answers becomes wx's result.
import { getHeader, type Header, isBinary } from '@wxpipe/core'
import type { FetchInit, HeadersLike, ResponseLike } from './surroundings.ts'
import type { Head } from './task.ts'

interface Outgoing {
  readonly url: string
  readonly method?: string | undefined
  readonly header?: Record<string, string> | undefined
  readonly data?: unknown
}

const pair = (name: string, value: unknown) =>
  `${encodeURIComponent(name)}=${encodeURIComponent(Object(value) === value ? JSON.stringify(value) : `${value}`)}`
const pairs = (data: object) => Object.entries(data).map(([name, value]) => pair(name, value))

/** The URL with these names in its query; a name that it has already is replaced. */
function withQuery(url: string, data: object): string {
  const [, path, query, hash] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(url)!
  const names = Object.keys(data).map(encodeURIComponent)
  const kept = query!.split('&').filter((one) => one && names.indexOf(one.split('=')[0]!) < 0)
  const all = kept.concat(pairs(data)).join('&')
  return path + (all && `?${all}`) + hash
}

/** What fetch is given for a request of wx's. */
export function toFetch({ url, method = 'GET', header = {}, data }: Outgoing): FetchInit & { url: string } {
  const isObject = Object(data) === data && !isBinary(data)
  // No body: fetch refuses it with these.
  if (/^(GET|HEAD)$/i.test(method))
    return { url: isObject ? withQuery(url, data as object) : url, method, headers: header }
  if (data == null) return { url, method, headers: header }
  const type = getHeader(header, 'content-type')
  const isForm = /x-www-form-urlencoded/i.test(`${type}`)
  return {
    url,
    method,
    headers: type ? header : Object.assign({ 'content-type': 'application/json' }, header),
    body:
      typeof data === 'string' || !(isObject || !isBinary(data))
        ? data
        : isForm && isObject
          ? pairs(data as object).join('&')
          : JSON.stringify(data),
  }
}

/** Headers as wx gives them: a record, with the lines of one name joined. */
function toHeader(headers: HeadersLike): Header {
  const header: Record<string, string> = {}
  headers.forEach((value, name) => {
    // Told once for each cookie; all other names are joined already.
    header[name] = name === 'set-cookie' && header[name] ? `${header[name]},${value}` : value
  })
  return header
}

/** What is known before the body. A page never sees cookies; Node does. */
export const toHead = ({ status, headers }: ResponseLike): Head => ({
  statusCode: status,
  header: toHeader(headers),
  cookies: headers.getSetCookie ? headers.getSetCookie() : [],
})

/** A text as `data`: parsed where it is JSON and `dataType` does not say otherwise. */
export function toData(text: string, dataType = 'json'): unknown {
  try {
    return dataType === 'json' ? JSON.parse(text) : text
  } catch {
    return text
  }
}
