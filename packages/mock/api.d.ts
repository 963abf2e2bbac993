// The public types of @wxpipe/mock, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/mock

import { Plugin } from '@wxpipe/core'

interface MockKeys {
  readonly mock: boolean
}

interface MockOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function mock(options?: MockOptions): Plugin<MockKeys>

export { type MockKeys, type MockOptions, mock }
