// What an app may say to the queue, and what the queue tells it.
import type { Plugin } from '@wxpipe/core'
import type { CoolDown } from './cool-down.ts'
import type { Priority } from './line.ts'

/** Options of `queue`. */
export interface QueueOptions {
  /** Requests at the host at once; default 10, WeChat's own limit (https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html). */
  readonly concurrency?: number | undefined
  /** One slot in so many goes to whoever has waited longest, so that low priority never starves; default 8. */
  readonly aging?: number | undefined
  /** Milliseconds that a request may wait for its slot; default: as long as it takes. */
  readonly maxWait?: number | undefined
  /**
   * Whether a server that asks for a rest gets one; default: it gets none. `coolDown` of this package goes by `Retry-After`, and
   * costs nothing where it is not imported.
   */
  readonly coolDown?: CoolDown | undefined
  /** The interceptor's name; default `'queue'`. */
  readonly name?: string | undefined
}

/** The request option that `queue` adds. */
export interface QueueKeys {
  /** `false` goes past the queue; `priority` is `'normal'` by default, and `maxWait` the queue's own. */
  readonly queue: false | { readonly priority?: Priority | undefined; readonly maxWait?: number | undefined }
}

/** The plugin, and what it is doing at the moment. */
export type QueuePlugin = Plugin<QueueKeys> & {
  /** How many requests hold a slot. */
  readonly pending: number
  /** How many wait for one. */
  readonly size: number
  /**
   * Takes all out of the line that wait: they reject with an `AbortError`, whose `cause` is the reason. Those that hold a slot
   * go on.
   * @example slots.clear('logged out')
   */
  readonly clear: (reason?: unknown) => void
}
