// The public types of @wxpipe/host-taro, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-taro

import { Host } from '@wxpipe/core'

interface Ending {
  end(page?: object): void
}

declare function taroHost(): Host

declare function usePageScope(scope: Ending): void

export { type Ending, taroHost, usePageScope }
