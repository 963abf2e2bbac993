// The public types of @wxpipe/host-uni, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/host-uni

import { Host } from '@wxpipe/core'

interface Ending {
  end(page?: object): void
}

interface PageHooks {
  onUnload(this: object): void
}

declare function pageMixin(scope: Ending): PageHooks

declare function uniHost(): Host

declare function usePageScope(scope: Ending, onUnload: (hook: () => void) => unknown): void

export { type Ending, type PageHooks, pageMixin, uniHost, usePageScope }
