// my.request with the behaviour of wx.request: converting bodies here gives the same result in every version of the
// host.
import { getHeader, isBinary } from '@wxpipe/core'
import type { Change, HostResult, Options } from './my.ts'

/** The response with wx's names in addition to the host's own. */
export function withNames(result: HostResult, own?: object | false): object {
  const { status, headers, statusCode = status, header = headers } = result
  return Object.assign({}, result, { statusCode, header }, own)
}

interface Headers {
  [name: string]: string
}

/** The header under both names, because versions and functions differ in which one they read. */
export function withHeaders({ header }: Options, own?: object, defaults?: Headers | false): object {
  const headers: Headers = Object.assign({}, defaults as Headers)
  // The host looks for `content-type` in lower case.
  for (const name of Object.keys(header || {})) headers[name.toLowerCase()] = header[name]
  return Object.assign({ header: headers, headers }, own)
}

export function request(options: Options): Change {
  const { dataType = 'json', responseType, method = 'GET', data, header } = options
  // The host is asked for text, which is parsed here: with `json` it fails if the text is not JSON (error 14).
  const [hostDataType] = /arraybuffer|base64/.exec(`${responseType} ${dataType}`) || ['text']
  const hasBody = data && method !== 'GET'
  // Objects become JSON here because DingTalk does not serialise them; the host makes queries and forms.
  const isJson =
    hasBody && Object(data) === data && !isBinary(data) && !/x-www/i.test(getHeader(header, 'content-type') as string)
  return [
    withHeaders(
      options,
      { data: isJson ? JSON.stringify(data) : data, dataType: hostDataType },
      // wx's default; DingTalk's is the content type of a form.
      hasBody && { 'content-type': 'application/json' },
    ),
    (result) => withNames(result, dataType === 'json' && { data: parsed(result['data']) }),
  ]
}

/** Parses JSON text; other text and bytes stay as they are. */
function parsed(data: unknown): unknown {
  try {
    return JSON.parse((data as string).replace(/^\uFEFF/, ''))
  } catch {
    return data
  }
}
