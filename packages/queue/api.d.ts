// The public types of @wxpipe/queue, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/queue

import { Plugin } from '@wxpipe/core'

type Priority = Exclude<(typeof priorities)[number], 'refresh'>

interface QueueKeys {
  readonly queue:
    | false
    | {
        readonly priority?: Priority | undefined
      }
}

interface QueueOptions {
  readonly limit?: number | undefined
  readonly aging?: number | undefined
  readonly onIdle?: (() => void) | undefined
  readonly name?: string | undefined
}

type QueuePlugin = Plugin<QueueKeys> & {
  readonly running: () => number
  readonly waiting: () => number
}

declare const priorities: readonly ['refresh', 'high', 'normal', 'low']

declare function queue(options?: QueueOptions): QueuePlugin

export { type Priority, type QueueKeys, type QueueOptions, type QueuePlugin, queue }
