// The public types of @wxpipe/host-alipay, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-alipay

import { Plugin } from '@wxpipe/core'

interface HostAlipayKeys {
  readonly hostAlipay: boolean
}

interface HostAlipayOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function hostAlipay(options?: HostAlipayOptions): Plugin<HostAlipayKeys>

export { type HostAlipayKeys, type HostAlipayOptions, hostAlipay }
