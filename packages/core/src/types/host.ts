// The part of the host that the core uses: `request` and its options.

/** The part of `wx` that the default transport needs. */
export interface Host {
  // biome-ignore lint/suspicious/noExplicitAny: the typings of data and dataType differ between versions 3.x and 5.x
  request(options: HostRequestOptions & { data?: any; dataType?: any }): unknown
  /**
   * Whether `request` accepts the method PATCH. WeChat's does not, by its typings, some others' do; default `false`.
   */
  readonly hasPatch?: boolean | undefined
  // Not used by the core: for hosts written as `{ request, uploadFile }`.
  /** For `@wxpipe/transfer`. */
  readonly uploadFile?: unknown
  /** For `@wxpipe/transfer`. */
  readonly downloadFile?: unknown
  /** For `@wxpipe/transfer`. */
  readonly getFileSystemManager?: unknown
  /** For `@wxpipe/cloud`. */
  readonly cloud?: unknown
}

/** What the default transport passes to `wx.request`. */
export interface HostRequestOptions {
  url: string
  // biome-ignore lint/suspicious/noExplicitAny: as above, method unions differ between hosts
  method?: any
  header?: Record<string, string>
  /** Milliseconds; left out if the request has none, so that `app.json` decides. */
  timeout?: number
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between hosts
  success?: (result: any) => void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fail?: (failure: any) => void
}

/**
 * `wx.request` options that the core passes on unchanged (miniprogram-api-typings 5.2.3). Options that a later base
 * library adds go into `hostOptions: { … }`.
 */
export interface HostOptions {
  /** `'json'` (the host's default) parses the response; any other value leaves it as text. */
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
  /** Milliseconds. */
  readonly httpDNSTimeout?: number | undefined
  readonly redirect?: 'follow' | 'manual' | undefined
  readonly useHighPerformanceMode?: boolean | undefined
}

/** Any options of the host, including those that `HostOptions` does not list. */
export interface AnyHostOptions extends HostOptions {
  readonly [option: string]: unknown
}
