// The options of a host.
import type { CloudOptions } from '../faults/cloud-side.ts'
import type { Handler } from '../faults/handler.ts'
import type { Profile, ProfileName } from './profile.ts'

/** The values of `wx.getNetworkType`. */
export type NetworkType = 'wifi' | '2g' | '3g' | '4g' | '5g' | 'unknown' | 'none'

/** How other runtimes, old base libraries and wrapped `wx` objects differ; every quirk defaults to false. */
export interface Quirks {
  /** `request` returns nothing. */
  readonly noTask?: boolean
  /** `request` returns a promise that settles in addition to the callbacks; it still has the task's methods. */
  readonly returnsPromise?: boolean
  /** `header` of a response is null. */
  readonly nullHeader?: boolean
  /** Header names of responses arrive in lower case, as over HTTP/2. */
  readonly lowerCaseHeader?: boolean
  /** A header the server sent several times is an array instead of a string joined by `,`. */
  readonly headerArrays?: boolean
  /** Responses and failures have no `errMsg`. */
  readonly noErrMsg?: boolean
  /** Failures have no `errno`, as before base library 2.24. */
  readonly noErrno?: boolean
  /** Responses have no `cookies`, as before base library 2.10. */
  readonly noCookies?: boolean
  /** Callbacks run before the call returns, whenever the response is known by then. */
  readonly syncCallbacks?: boolean
  /** Chunks are Uint8Array instead of ArrayBuffer. */
  readonly chunkViews?: boolean
  /** Chunks come from another realm, as in DevTools: `instanceof ArrayBuffer` and `instanceof Uint8Array` are false. */
  readonly foreignChunks?: boolean
  /** So many writes of the server arrive as one chunk; seen on Android, iOS and DevTools (2). */
  readonly mergedChunks?: number
  /** Chunks of more bytes are cut; phones: 16,384. */
  readonly chunkLimit?: number
  /**
   * What `timeout` does to a request with `enableChunked`: nothing ('ignored': iOS, Windows, DevTools in 2025), or it
   * only works from a minute on ('long only': Android in 2025); default: the same as to every request.
   */
  readonly chunkTimeout?: 'ignored' | 'long only'
  /** With `enableChunked`, bodies of statuses from 400 on and of JSON responses are lost. */
  readonly lostErrorBodies?: boolean
  /** Only the last request's chunks reach its listeners, as in WeChat 8.0.54 on iOS with two streams. */
  readonly lastChunkListener?: boolean
  /** No `profile`, as in DevTools and on PC. */
  readonly noProfile?: boolean
  /** No chunk events, everything arrives in `success`, as on PC. */
  readonly noChunks?: boolean
  /** `onHeadersReceived` has no statusCode, as in DevTools. */
  readonly noHeadStatus?: boolean
  /** These HTTP statuses go to `fail`, as 401 does on PC. */
  readonly failStatuses?: readonly number[]
  /** No wx.onBeforePageUnload and its siblings, as before base library 3.5.5. */
  readonly noRouteEvents?: boolean
  /**
   * `getCurrentPages()` gives new objects at each call, as in Taro's H5; `host.pages` and `host.page` stay the real
   * ones.
   */
  readonly freshPages?: boolean
  /**
   * Page options are decoded, `+` as a space, and the page has `$page.fullPath`, the url as it was opened, and
   * `$page.id`, as in uni-app's H5. 'without fullPath' leaves `$page` out.
   */
  readonly decodedOptions?: boolean | 'without fullPath'
  /**
   * `getCurrentPages` is missing, on the host and as a global, or throws, or returns undefined; routing still works.
   */
  readonly brokenPages?: 'missing' | 'throws' | 'undefined'
  /**
   * `wx` is a Proxy that throws a TypeError for a symbol, as uni-app's does, which tests the key with a regular
   * expression.
   */
  readonly strictProxy?: boolean
  /** `wx` is frozen. */
  readonly frozen?: boolean
  /** `wx` is an empty object, as uni-app's and Taro's are in an H5 build after tree shaking. */
  readonly noRequest?: boolean
  /** No `wx.cloud`. */
  readonly noCloud?: boolean
  /** Uploads report only one progress, 100, at once, as on Android. */
  readonly progressJumps?: boolean
  /** Progress has no total (-1) and stays 0, as for a download without a Content-Length. */
  readonly noTotal?: boolean
  /** Responses to uploads have neither `header` nor `cookies`, as in the typings. */
  readonly bareUploads?: boolean
  /** `statusCode` of uploads and downloads is a string. */
  readonly textStatus?: boolean
  /** A download whose status is an error has no file, as was once the case in DevTools. */
  readonly noErrorFile?: boolean
  /** `page.route` is undefined. */
  readonly noRoute?: boolean
  /** Pages have no `options`, as in Alipay: only `onLoad` gets them. */
  readonly noPageOptions?: boolean
  /** A failure's number has this name instead of `errno`: Douyin's `errNo`, Baidu's `errCode`. */
  readonly failNumber?: 'errNo' | 'errCode'
  /** `request` accepts PATCH, as in Douyin. */
  readonly takesPatch?: boolean
  /** `dataType: 'string'` asks for text, and any other value means JSON, as in Baidu. */
  readonly textIsString?: boolean
  /** `request` does not accept an ArrayBuffer as data, as in Baidu. */
  readonly noBufferData?: boolean
  /** An upload refuses form fields that are not strings, as in Douyin. */
  readonly textFields?: boolean
  /** `off…` needs the listener: without it no listener is removed, as in Douyin. */
  readonly offNeedsListener?: boolean
}

/** Which version of the Mini Program runs. */
export type EnvVersion = 'develop' | 'trial' | 'release'

/** Storage limits in bytes; default, as in wx: 1 MB per entry and 10 MB in all (`wx.setStorage`'s page). */
export interface StorageLimits {
  readonly entry?: number
  readonly total?: number
}

/** The options of `createHost`; all optional. */
export interface HostOptions {
  /** The scripted server; it gets every request whose origin is not in `origins`. */
  readonly handler?: Handler
  /** Real HTTP: an origin the app uses → the loopback origin that serves it. */
  readonly origins?: Readonly<Record<string, string>>
  /** The server side of `wx.cloud`. */
  readonly cloud?: CloudOptions
  /** Page routes without a leading slash; if given, no other route is found. */
  readonly pages?: readonly string[]
  /** Routes of the tab pages, without a leading slash; default: none. */
  readonly tabBar?: readonly string[]
  /** The first page; default: the first of `pages`, else of `tabBar`; '' starts without a page, as in App.onLaunch. */
  readonly entry?: string
  /** What `getApp()` returns; default an empty object. */
  readonly app?: object
  /** Maximum number of concurrent requests; default 10. */
  readonly maxRequests?: number
  /** What happens to a request above `maxRequests`: phones queue it, DevTools fails it; default 'queue'. */
  readonly overflow?: 'queue' | 'fail'
  /** Milliseconds that a request may run, as in app.json; default and maximum 60,000. */
  readonly timeout?: number
  /** Default 'wifi'. */
  readonly network?: NetworkType
  /** Latency and loss; default none. */
  readonly profile?: ProfileName | Profile
  /** Seed of the profile's randomness; default 1. */
  readonly seed?: number
  /** The version in `wx.getSystemInfoSync().SDKVersion`, on which some calls depend; default '3.8.10'. */
  readonly baseLibrary?: string
  /** The value of `wx.getAppBaseInfo().language`; default 'zh_CN'. */
  readonly language?: string
  /** The value of `wx.getAccountInfoSync().miniProgram`; default `envVersion: 'develop'`, as in DevTools. */
  readonly miniProgram?: { readonly appId?: string; readonly envVersion?: EnvVersion; readonly version?: string }
  /** The platform whose messages offline failures have; default 'ios'. */
  readonly platform?: 'ios' | 'android'
  /** How this runtime differs from today's WeChat; default: in nothing. */
  readonly quirks?: Quirks
  /** The content of the storage at the start. */
  readonly storage?: Readonly<Record<string, unknown>>
  /** Default: wx's own. */
  readonly storageLimits?: StorageLimits
  /** The phone's files at the start, by paths below `wxfile://usr/`, or `wxfile://tmp_…`. */
  readonly files?: Readonly<Record<string, string | ArrayBuffer | Uint8Array>>
  /** Maximum bytes of all saved files; default 200 MB. */
  readonly fileLimit?: number
  /** How many calls the journal keeps; default all. */
  readonly remember?: number
}
