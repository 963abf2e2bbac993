// The public types of @wxpipe/host-taro, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-taro

import { Plugin } from '@wxpipe/core'

interface HostTaroKeys {
  readonly hostTaro: boolean
}

interface HostTaroOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function hostTaro(options?: HostTaroOptions): Plugin<HostTaroKeys>

export { type HostTaroKeys, type HostTaroOptions, hostTaro }
