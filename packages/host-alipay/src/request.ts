// my.request as wx.request: the body and the answer are converted here, so that every version of the host gives the same.
import { getHeader, isBinary } from '@wxpipe/core'
import type { Change, HostResult, Options } from './my.ts'

/** The answer with the names of wx, besides the host's own. */
export function withNames(result: HostResult, own?: object | false): object {
  const { status, headers, statusCode = status, header = headers } = result
  return Object.assign({}, result, { statusCode, header }, own)
}

interface Headers {
  [name: string]: string
}

/** The header under both names, because each version and each function knows another one. */
export function withHeaders({ header }: Options, own?: object, defaults?: Headers | false): object {
  const headers: Headers = Object.assign({}, defaults as Headers)
  // The host looks for `content-type` in lower case.
  for (const name of Object.keys(header || {})) headers[name.toLowerCase()] = header[name]
  return Object.assign({ header: headers, headers }, own)
}

export function request(options: Options): Change {
  const { dataType = 'json', responseType, method = 'GET', data, header } = options
  // The host is asked for text, which is parsed here: with `json` it fails where the text is no JSON (error 14).
  const [hostDataType] = /arraybuffer|base64/.exec(`${responseType} ${dataType}`) || ['text']
  const hasBody = data && method !== 'GET'
  // An object is made JSON here, because DingTalk does not do it; queries and forms are made by the host.
  const isJson =
    hasBody && Object(data) === data && !isBinary(data) && !/x-www/i.test(getHeader(header, 'content-type') as string)
  return [
    withHeaders(
      options,
      { data: isJson ? JSON.stringify(data) : data, dataType: hostDataType },
      // The default of wx; DingTalk's own is that of a form.
      hasBody && { 'content-type': 'application/json' },
    ),
    (result) => withNames(result, dataType === 'json' && { data: parsed(result['data']) }),
  ]
}

/** Text that is JSON is parsed; other text, and bytes, stay what they are. */
function parsed(data: unknown): unknown {
  try {
    return JSON.parse((data as string).replace(/^\uFEFF/, ''))
  } catch {
    return data
  }
}
