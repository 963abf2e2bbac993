// The options of the queue and of its requests, and what the plugin reports.
import type { Plugin } from '@wxpipe/core'
import type { CoolDown } from './cool-down.ts'
import type { Priority } from './line.ts'

/** Options of `queue`. */
export interface QueueOptions {
  /**
   * How many requests are sent at once, 1 or more; default 10, WeChat's own limit
   * (https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html).
   */
  readonly concurrency?: number | undefined
  /**
   * Every so many slots, one goes to the request that has waited longest, so that no priority starves; default 8. `1`:
   * first come, first served; `Infinity`: priorities only.
   */
  readonly aging?: number | undefined
  /** Milliseconds that a request may wait for its slot; default: no limit. */
  readonly maxWait?: number | undefined
  /**
   * Lets a server that asks for a rest have one; default: it gets none. `coolDown` of this package follows
   * `Retry-After`, and costs nothing if it is not imported.
   */
  readonly coolDown?: CoolDown | undefined
  /** The interceptor's name; default `'queue'`. */
  readonly name?: string | undefined
}

/** The request option that `queue` adds. */
export interface QueueKeys {
  /** `false` bypasses the queue; default: `priority` `'normal'`, and the queue's own `maxWait`, in milliseconds. */
  readonly queue: false | { readonly priority?: Priority | undefined; readonly maxWait?: number | undefined }
}

/** The plugin, and what it is doing at the moment. */
export type QueuePlugin = Plugin<QueueKeys> & {
  /** How many requests hold a slot. */
  readonly pending: number
  /** How many requests wait for a slot. */
  readonly size: number
  /**
   * Removes all waiting requests from the line: they reject with an `AbortError`, whose `cause` is the reason. Requests
   * that hold a slot go on.
   * @example slots.clear('logged out')
   */
  readonly clear: (reason?: unknown) => void
}
