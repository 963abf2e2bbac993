// The public types of @wxpipe/host-fetch, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-fetch

import { Plugin } from '@wxpipe/core'

interface HostFetchKeys {
  readonly hostFetch: boolean
}

interface HostFetchOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function hostFetch(options?: HostFetchOptions): Plugin<HostFetchKeys>

export { type HostFetchKeys, type HostFetchOptions, hostFetch }
