// The public types of @wxpipe/loading, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/loading

import { Plugin } from '@wxpipe/core'

interface Indicator {
  readonly title: string
  readonly mask: boolean
}

interface LoadingKeys {
  readonly loading: boolean | string
}

interface LoadingOptions {
  readonly title?: string | undefined
  readonly mask?: boolean | undefined
  readonly delay?: number | undefined
  readonly minTime?: number | undefined
  readonly byDefault?: boolean | undefined
  readonly show?: ((indicator: Indicator) => unknown) | undefined
  readonly hide?: (() => unknown) | undefined
  readonly name?: string | undefined
}

declare function loading(options?: LoadingOptions): Plugin<LoadingKeys>

export { type Indicator, type LoadingKeys, type LoadingOptions, loading }
