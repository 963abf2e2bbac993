// my.request as wx.request: the body and the answer are converted here, so that every version of the host gives the same.
import { isBinary } from '@wxpipe/core'
import type { Change, Options, Told } from './my.ts'

/** The answer with the names of wx, besides the host's own. */
export function withNames(result: Told, own?: object | false): object {
  const { status, headers, statusCode = status, header = headers } = result
  return Object.assign({}, result, { statusCode, header }, own)
}

/** Both names: each version and each function knows another one. */
export function withHeaders({ header }: Options, own?: object): object {
  const headers: { [name: string]: string } = {}
  // The host looks for `content-type` in lower case.
  for (const name of Object.keys(header || {})) headers[name.toLowerCase()] = header[name]
  return Object.assign({ header: headers, headers }, own)
}

export function request(options: Options): Change {
  const { dataType = 'json', responseType } = options
  // As text, and parsed here: the host's own `json` fails where the text is none (error 14).
  const [asked] = /arraybuffer|base64/.exec(`${responseType} ${dataType}`) || ['text']
  return [
    withHeaders(options, { data: bodyOf(options), dataType: asked }),
    (result) => withNames(result, dataType === 'json' && { data: parsed(result['data']) }),
  ]
}

/** JSON is text by then, because DingTalk does not make it; a query and a form are made by the host. */
function bodyOf({ method = 'GET', data, header }: Options): unknown {
  const isHosts = !data || typeof data !== 'object' || isBinary(data) || method === 'GET'
  return isHosts || /x-www-form/i.test(JSON.stringify(header)) ? data : JSON.stringify(data)
}

/** Text that is JSON is parsed; other text, and bytes, stay what they are. */
function parsed(data: unknown): unknown {
  try {
    return JSON.parse((data as string).replace(/^\uFEFF/, ''))
  } catch {
    return data
  }
}
