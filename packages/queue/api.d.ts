// The public types of @wxpipe/queue, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/queue

import { Plugin } from '@wxpipe/core'

type Priority = (typeof priorities)[number]

interface QueueKeys {
  readonly queue:
    | false
    | {
        readonly priority?: Priority | undefined
        readonly maxWait?: number | undefined
      }
}

interface QueueOptions {
  readonly concurrency?: number | undefined
  readonly aging?: number | undefined
  readonly maxWait?: number | undefined
  readonly onIdle?: (() => void) | undefined
  readonly name?: string | undefined
}

type QueuePlugin = Plugin<QueueKeys> & {
  readonly pending: number
  readonly size: number
  readonly clear: (reason?: unknown) => void
}

declare const priorities: readonly ['refresh', 'high', 'normal', 'low']

declare function queue(options?: QueueOptions): QueuePlugin

export { type Priority, type QueueKeys, type QueueOptions, type QueuePlugin, queue }
