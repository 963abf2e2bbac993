// The public types of @wxpipe/cloud, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/cloud

import { HttpResponse, Transport } from '@wxpipe/core'

interface CloudContainerOptions extends CloudOptions {
  readonly service?: string | undefined
}

interface CloudFunctionOptions extends CloudOptions {
  readonly name?: string | undefined
}

interface CloudOptions {
  readonly env?: string | undefined
  readonly cloud?: (() => WxCloud | PromiseLike<WxCloud>) | undefined
}

interface ContainerResponse<T = unknown> extends HttpResponse<T> {
  readonly callID: string
}

interface WxCloud {
  callContainer?(options: never): unknown
  callFunction?(options: never): unknown
}

declare function cloudContainer(options: CloudContainerOptions): Transport

declare function cloudFunction(options: CloudFunctionOptions): Transport

export {
  type CloudContainerOptions,
  type CloudFunctionOptions,
  type CloudOptions,
  type ContainerResponse,
  cloudContainer,
  cloudFunction,
  type WxCloud,
}
