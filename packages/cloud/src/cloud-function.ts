// Sends requests to functions of WeChat's cloud: wx.cloud.callFunction.
import { bodyOf, type HttpRequest, resultOf, type Transport } from '@wxpipe/core'
import { checked, pathOf } from './outgoing.ts'
import { type CloudOptions, cloudTransport } from './transport.ts'

/** Options of `cloudFunction`. */
export interface CloudFunctionOptions extends CloudOptions {
  /**
   * The one function that gets all requests whole, as its HTTP access would hand them over: `{ path, httpMethod, headers,
   * queryStringParameters, body }`. Default: each request's `url` is the name of a function, and its query and data are the event.
   */
  readonly name?: string | undefined
}

type Fields = { [name: string]: unknown }

/**
 * Makes a transport that calls functions of WeChat's cloud (wx.cloud.callFunction). `wx.cloud.init({ env })` is called
 * once, before the first of them. What the function returns is the `data`, with status 200; `{ statusCode, headers, body }`
 * is a whole answer. An abort ends the call at once; the function works on.
 * @throws ConfigError for an option that is not known or of another kind; (as a rejection) for more than 100 KiB of text, for
 * bytes, for data that is no object where the `url` names the function, and for a host without `wx.cloud`
 * @example
 * const client = createClient({ transport: cloudFunction({ env: 'prod-1' }) })
 * const { data } = await client.post<Order>('createOrder', { items }) // wx.cloud.callFunction({ name: 'createOrder', data: { items } })
 */
export function cloudFunction(options: CloudFunctionOptions): Transport {
  return cloudTransport(
    'callFunction',
    options,
    'name',
    (request, name) => ({
      name: name || pathOf(request).slice(1),
      data: checked(request, eventOf(request, name)),
    }),
    answerOf,
  )
}

function eventOf(request: HttpRequest, isWhole: unknown): unknown {
  // Bytes would arrive as `{}`, and a text as an event of its characters. No data at all is an event too.
  const data = checked(request, bodyOf(request), isWhole ? /Buffer/ : /Str|Arr|Num|Bool|Date/) as object
  const headers: Fields = {}
  for (const name of Object.keys(request.header)) headers[name.toLowerCase()] = request.header[name]
  if (!isWhole) return Object.assign({}, Object.keys(headers)[0] && { headers }, request.query, data)
  return {
    headers,
    path: pathOf(request),
    httpMethod: request.method,
    queryStringParameters: request.query,
    // A text stays as it is, and so does null, which stands for no data.
    body: Object(data) === data ? JSON.stringify(data) : data,
  }
}

function answerOf(request: HttpRequest, answer: unknown): unknown {
  const { result } = Object(answer) as Fields
  const { statusCode, headers, body } = Object(result) as Fields
  const isWhole = statusCode && body !== undefined
  return resultOf(request, isWhole ? { statusCode, headers, data: parsed(body) } : { statusCode: 200, data: result })
}

/** The body parsed, where it is JSON, as wx.request does it. */
function parsed(body: unknown): unknown {
  try {
    return JSON.parse(body as string)
  } catch {
    return body
  }
}
