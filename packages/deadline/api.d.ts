// The public types of @wxpipe/deadline, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/deadline

import { Plugin } from '@wxpipe/core'

interface DeadlineKeys {
  readonly deadline: number | false
}

interface DeadlineOptions {
  readonly total?: number | undefined
  readonly name?: string | undefined
}

declare function deadline(options?: DeadlineOptions): Plugin<DeadlineKeys>

export { type DeadlineKeys, type DeadlineOptions, deadline }
