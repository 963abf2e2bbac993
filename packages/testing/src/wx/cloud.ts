// The shapes of wx.cloud: what the app calls.
import type { Call, Callbacks, Done, HeaderMap } from './types.ts'

/** The options of `wx.cloud.callContainer`. */
export interface ContainerOptions extends Callbacks<ContainerResult> {
  /** The path with its query, beginning with a slash. */
  path: string
  /** Any method, even PATCH. */
  method?: string | undefined
  header?: object | null | undefined
  data?: unknown
  /** Milliseconds; above 15,000 it has no effect. */
  timeout?: number | undefined
  dataType?: string | undefined
  responseType?: string | undefined
  config?: { env?: string | undefined } | undefined
  service?: string | undefined
  verbose?: boolean | undefined
  followRedirect?: boolean | undefined
}

/** What `wx.cloud.callContainer` passes to `success`. */
export interface ContainerResult extends Done {
  data: unknown
  statusCode: number
  header: HeaderMap
  callID: string
  cookies: string[]
}

/** The options of `wx.cloud.callFunction`. */
export interface FunctionOptions extends Callbacks<FunctionResult> {
  name: string
  data?: unknown
  slow?: boolean | undefined
  config?: { env?: string | undefined } | undefined
}

/** What `wx.cloud.callFunction` passes to `success`. */
export interface FunctionResult extends Done {
  result: unknown
  requestID: string
}

/** The simulated `wx.cloud`. */
export interface WxCloud {
  /** Must be called before the first call, which fails otherwise. */
  init(options?: { env?: string | object | undefined; traceUser?: boolean | undefined }): void
  /** Returns no task, so it cannot be aborted. */
  callContainer: Call<ContainerOptions, ContainerResult>
  callFunction: Call<FunctionOptions, FunctionResult>
  /** A cloud of another Mini Program: `await new wx.cloud.Cloud({ resourceAppid, resourceEnv }).init()`. */
  readonly Cloud: new (options?: {
    resourceAppid?: string | undefined
    resourceEnv?: string | undefined
  }) => SharedCloud
}

/** A cloud made by `new wx.cloud.Cloud`. */
export interface SharedCloud extends Pick<WxCloud, 'callContainer' | 'callFunction'> {
  init(): Promise<void>
}
