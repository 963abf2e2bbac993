// Sends requests to functions of WeChat's cloud: wx.cloud.callFunction.
import { bodyOf, type HttpRequest, resultOf, type Transport } from '@wxpipe/core'
import { checked, pathOf } from './outgoing.ts'
import { type CloudOptions, cloudTransport } from './transport.ts'

/** Options of `cloudFunction`. */
export interface CloudFunctionOptions extends CloudOptions {
  /**
   * The function that receives every request whole, in the form of HTTP access to a cloud function:
   * `{ path, httpMethod, headers, queryStringParameters, body }`. Default: each request's `url` names the function, and
   * its query and data are the event.
   */
  readonly name?: string | undefined
}

type Fields = { [name: string]: unknown }

/**
 * Makes a transport that calls functions of WeChat's cloud (wx.cloud.callFunction). It calls `wx.cloud.init({ env })`
 * once, before the first request. A function's return value becomes the `data`, with status 200, unless it is a
 * complete response: `{ statusCode, headers, body }`. An abort ends the call at once, but the function goes on working.
 * 100 KiB of text is the most that the cloud takes (https://docs.cloudbase.net/en/error-code/EXCEED_MAX_PAYLOAD_SIZE).
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, for data that cannot be
 * serialised, for more than 100 KiB of text, for bytes, for data other than an object if the `url` names the function,
 * for a host without `wx.cloud`, and where the cloud reports wrong use. TimeoutError, NetworkError (as rejections) for
 * its other failures; over the quota and a failed function are responses of 429 and 500
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
    outcomeOf,
  )
}

function eventOf(request: HttpRequest, isWhole: unknown): unknown {
  // Bytes would arrive as `{}`, and a string as an object of its characters. An event is an object or nothing.
  const data = checked(request, bodyOf(request), isWhole ? /Buf/ : / (?!Obj|Null|Und)/) as object
  const headers: Fields = {}
  for (const name of Object.keys(request.header)) headers[name.toLowerCase()] = request.header[name]
  if (!isWhole) return Object.assign({}, Object.keys(headers)[0] && { headers }, request.query, data)
  return {
    headers,
    path: pathOf(request),
    httpMethod: request.method,
    queryStringParameters: request.query,
    // A string stays as it is, and so does null, which means no data.
    body: Object(data) === data ? JSON.stringify(data) : data,
  }
}

function outcomeOf(request: HttpRequest, response: unknown): unknown {
  const result = (Object(response) as Fields)['result']
  let { statusCode, headers, body: data } = Object(result) as Fields
  if (!statusCode || data === undefined) return resultOf(request, { statusCode: 200, data: result })
  try {
    // As wx.request parses it. `trim` throws for anything but text: `JSON.parse([7])` would be 7.
    data = JSON.parse((data as string).trim())
  } catch {
    // It is not JSON.
  }
  return resultOf(request, { statusCode, headers, data })
}
