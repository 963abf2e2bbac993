// my.request as wx.request: the body and the answer are converted here, so that every version of the host gives the same.
import { getHeader, isBinary } from '@wxpipe/core'
import type { Change, Options, Told } from './my.ts'

/** The answer with the names of wx, besides the host's own. */
export function withNames(result: Told, own?: object | false): object {
  const { status, headers, statusCode = status, header = headers } = result
  return Object.assign({}, result, { statusCode, header }, own)
}

interface Headers {
  [name: string]: string
}

/** Both names: each version and each function knows another one. */
export function withHeaders({ header }: Options, own?: object, defaults?: Headers | false): object {
  const headers: Headers = Object.assign({}, defaults as Headers)
  // The host looks for `content-type` in lower case.
  for (const name of Object.keys(header || {})) headers[name.toLowerCase()] = header[name]
  return Object.assign({ header: headers, headers }, own)
}

export function request(options: Options): Change {
  const { dataType = 'json', responseType, method = 'GET', data, header } = options
  // As text, and parsed here: the host's own `json` fails where the text is none (error 14).
  const [asked] = /arraybuffer|base64/.exec(`${responseType} ${dataType}`) || ['text']
  const hasBody = data && method !== 'GET'
  // JSON is text by then, because DingTalk does not make it; a query and a form are made by the host.
  const isJson =
    hasBody && Object(data) === data && !isBinary(data) && !/x-www/i.test(getHeader(header, 'content-type') as string)
  return [
    withHeaders(
      options,
      { data: isJson ? JSON.stringify(data) : data, dataType: asked },
      // As wx does; by itself DingTalk calls every body a form.
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
