// The public types of @wxpipe/queue, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/queue

import { HttpRequest, Plugin } from '@wxpipe/core'

type CoolDown = (onEnd: () => void) => Rests

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
  readonly coolDown?: CoolDown | undefined
  readonly name?: string | undefined
}

type QueuePlugin = Plugin<QueueKeys> & {
  readonly pending: number
  readonly size: number
  readonly clear: (reason?: unknown) => void
}

interface Rests {
  readonly includes: (request: HttpRequest) => boolean
  readonly hear: (request: HttpRequest, outcome: unknown) => void
}

declare const coolDown: CoolDown

declare const priorities: readonly ['refresh', 'high', 'normal', 'low']

declare function queue(options?: QueueOptions): QueuePlugin

export {
  type CoolDown,
  coolDown,
  type Priority,
  type QueueKeys,
  type QueueOptions,
  type QueuePlugin,
  queue,
  type Rests,
}
