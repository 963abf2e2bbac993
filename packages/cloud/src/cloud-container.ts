// Sends requests to a container of WeChat's cloud: wx.cloud.callContainer.
import { bodyOf, type HttpResponse, resultOf, type Transport } from '@wxpipe/core'
import { checked, pathOf } from './outgoing.ts'
import { type CloudOptions, cloudTransport } from './transport.ts'

/** Options of `cloudContainer`. */
export interface CloudContainerOptions extends CloudOptions {
  /** The name of the service, sent as the header `X-WX-SERVICE`; default: none is sent. */
  readonly service?: string | undefined
}

/** A container's response; cast to it with `response as ContainerResponse<Group[]>`. */
export interface ContainerResponse<T = unknown> extends HttpResponse<T> {
  /** The id of the call in the cloud's logs. */
  readonly callID: string
}

/**
 * Makes a transport that sends requests to a container of WeChat's cloud (wx.cloud.callContainer, base library 2.23.0).
 * It calls `wx.cloud.init({ env })` once, before the first request. An abort ends the call at once, but the container
 * may go on working. A `timeout` above 15 s has no effect, as WeChat's staff say
 * (https://developers.weixin.qq.com/community/minihome/doc/00026c2b14ca4870c08df2da15bc00), and 100 KiB of text is the
 * most that the cloud takes
 * (https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloudrun/src/development/call/).
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, for data that cannot be
 * serialised, for more than 100 KiB of text, for a host without `wx.cloud`, and where the cloud reports wrong use.
 * TimeoutError, NetworkError (as rejections) for its other failures; over the quota and a failed function are responses
 * of 429 and 500
 * @example
 * const client = createClient({ transport: cloudContainer({ env: 'prod-1', service: 'api' }), timeout: 15_000 })
 * const { data } = await client.get<User[]>('users', { query: { page: 1 } }) // path: /users?page=1
 */
export function cloudContainer(options: CloudContainerOptions): Transport {
  return cloudTransport(
    'callContainer',
    options,
    'service',
    (request, service) =>
      Object.assign({}, request.hostOptions, {
        path: pathOf(request, request.query),
        method: request.method,
        header: Object.assign({}, service && { 'X-WX-SERVICE': service }, request.header),
        // The host's own limit is 15 s: a longer timeout would have no effect.
        timeout: Math.min(request.timeout || 15_000, 15_000),
        data: checked(request, bodyOf(request)),
      }),
    resultOf,
  )
}
