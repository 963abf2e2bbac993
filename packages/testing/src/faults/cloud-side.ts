// What a test provides in place of Tencent's side of wx.cloud.
import type { Handler } from './handler.ts'

/** What a cloud function learns about the caller, as from `cloud.getWXContext()`. */
export interface CloudContext {
  readonly OPENID: string
  readonly APPID: string
  readonly ENV: string
}

/** A cloud function: its result, or that of its promise, is the app's `result`; an error becomes errCode -504002. */
export type CloudFunction = {
  // A method, so that a function may type its event more narrowly.
  run(event: Readonly<Record<string, unknown>>, context: CloudContext): unknown
}['run']

/** The server side of `wx.cloud`. */
export interface CloudOptions {
  /** The container's server: a handler, or the loopback origin where it listens; default: the host's `handler`. */
  readonly container?: Handler | string
  /** Cloud functions by name; any other is not found (-501000). */
  readonly functions?: Readonly<Record<string, CloudFunction>>
  /** The environments that exist; default: any. */
  readonly envs?: readonly string[]
  /** Milliseconds from `wx.cloud.init` until calls are possible; default 0. */
  readonly initDelay?: number
}
