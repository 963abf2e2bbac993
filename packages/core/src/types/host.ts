// What the host has, as far as the core asks for it: `request`, and its options.

/** The part of `wx` that the default transport needs. */
export interface Host {
  // biome-ignore lint/suspicious/noExplicitAny: the typings of data and dataType differ between versions 3.x and 5.x
  request(options: HostRequestOptions & { data?: any; dataType?: any }): unknown
  /** Whether `request` takes the method PATCH, as other hosts than WeChat's do; default `false`. */
  readonly hasPatch?: boolean | undefined
  // Named so that a host can be written as `{ request, uploadFile }`: `@wxpipe/transfer` and `@wxpipe/cloud` use them.
  readonly uploadFile?: unknown
  readonly downloadFile?: unknown
  readonly getFileSystemManager?: unknown
  readonly cloud?: unknown
}

/** What the default transport passes to `wx.request`. */
export interface HostRequestOptions {
  url: string
  // biome-ignore lint/suspicious/noExplicitAny: as above, method unions differ between hosts
  method?: any
  header?: Record<string, string>
  timeout?: number
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between hosts
  success?: (result: any) => void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fail?: (failure: any) => void
}

/**
 * `wx.request` options that the core hands through untouched (miniprogram-api-typings 5.2.3). One that a later base
 * library adds goes into `hostOptions: { … }`.
 */
export interface HostOptions {
  /** `'json'` (the host's default) parses the answer; anything else leaves it text. */
  readonly dataType?: string | undefined
  readonly responseType?: 'text' | 'arraybuffer' | undefined
  readonly enableCache?: boolean | undefined
  readonly enableChunked?: boolean | undefined
  readonly enableHttp2?: boolean | undefined
  readonly enableHttpDNS?: boolean | undefined
  readonly enableHttpDNSFallback?: boolean | undefined
  readonly enableProfile?: boolean | undefined
  readonly enableQuic?: boolean | undefined
  readonly forceCellularNetwork?: boolean | undefined
  readonly httpDNSServiceId?: string | undefined
  readonly httpDNSTimeout?: number | undefined
  readonly redirect?: 'follow' | 'manual' | undefined
  readonly useHighPerformanceMode?: boolean | undefined
}

/** Any options of the host, also those that `HostOptions` does not know yet. */
export interface AnyHostOptions extends HostOptions {
  readonly [option: string]: unknown
}
