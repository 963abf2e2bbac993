// The public types of @wxpipe/host-uni, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-uni

import { Plugin } from '@wxpipe/core'

interface HostUniKeys {
  readonly hostUni: boolean
}

interface HostUniOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function hostUni(options?: HostUniOptions): Plugin<HostUniKeys>

export { type HostUniKeys, type HostUniOptions, hostUni }
