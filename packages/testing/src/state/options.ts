// What a host can be created with.
import type { CloudOptions } from '../faults/cloud-side.ts'
import type { Handler } from '../faults/handler.ts'
import type { Profile, ProfileName } from './profile.ts'

/** The values of `wx.getNetworkType`. */
export type NetworkType = 'wifi' | '2g' | '3g' | '4g' | '5g' | 'unknown' | 'none'

/** How other runtimes, old base libraries and wrapped `wx` objects differ; every one defaults to false. */
export interface Quirks {
  /** `request` returns nothing. */
  readonly noTask?: boolean
  /** `request` returns a promise that settles too, besides calling back; it still has the task's methods. */
  readonly returnsPromise?: boolean
  /** `header` of an answer is null. */
  readonly nullHeader?: boolean
  /** Header names of answers arrive in lower case, as over HTTP/2. */
  readonly lowerCaseHeader?: boolean
  /** A header the server sent several times is an array instead of a string joined by `,`. */
  readonly headerArrays?: boolean
  /** Answers and failures have no `errMsg`. */
  readonly noErrMsg?: boolean
  /** Failures have no `errno`, as before base library 2.24. */
  readonly noErrno?: boolean
  /** Answers have no `cookies`, as before base library 2.10. */
  readonly noCookies?: boolean
  /** Callbacks run before the call returns, whenever the answer is known by then. */
  readonly syncCallbacks?: boolean
  /** Chunks are Uint8Array instead of ArrayBuffer. */
  readonly chunkViews?: boolean
  /** Chunks come from another realm, as in DevTools: `instanceof ArrayBuffer` and `instanceof Uint8Array` say no. */
  readonly foreignChunks?: boolean
  /** So many writes of the server arrive as one chunk; seen on Android, iOS and DevTools (2). */
  readonly mergedChunks?: number
  /** Chunks of more bytes are cut; phones: 16 384. */
  readonly chunkLimit?: number
  /**
   * What `timeout` does to a request with `enableChunked`: nothing ('ignored': iOS, Windows, DevTools in 2025), or it only counts
   * from a minute on ('long only': Android in 2025); default: as of every request.
   */
  readonly chunkTimeout?: 'ignored' | 'long only'
  /** With `enableChunked`, bodies of statuses from 400 on and of JSON answers reach nobody. */
  readonly lostErrorBodies?: boolean
  /** Only the chunks of the request begun last are heard, as in WeChat 8.0.54 on iOS with two streams. */
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
  /** `getCurrentPages()` gives new objects at each call, as in Taro's H5; `host.pages` and `host.page` stay the real ones. */
  readonly freshPages?: boolean
  /**
   * Page options are decoded, `+` as a space, and the page has `$page.fullPath`, the url as it was opened, and `$page.id`: as in
   * uni-app's H5. 'without fullPath' leaves `$page` out.
   */
  readonly decodedOptions?: boolean | 'without fullPath'
  /** `getCurrentPages` is missing, on the host and as a global, or it throws, or it gives undefined; routing goes on. */
  readonly brokenPages?: 'missing' | 'throws' | 'undefined'
  /** `wx` is a Proxy that throws a TypeError at a symbol: uni-app's runs a regular expression on the key. */
  readonly strictProxy?: boolean
  /** `wx` is frozen. */
  readonly frozen?: boolean
  /** `wx` is an empty object, as uni-app's and Taro's are in an H5 build after tree shaking. */
  readonly noRequest?: boolean
  /** No `wx.cloud`. */
  readonly noCloud?: boolean
  /** Uploads tell one progress, 100, at once, as on Android. */
  readonly progressJumps?: boolean
  /** Progress has no total (-1) and stays 0, as of a download whose server says no Content-Length. */
  readonly noTotal?: boolean
  /** Answers to uploads have neither `header` nor `cookies`, as the typings have it. */
  readonly bareUploads?: boolean
  /** `statusCode` of uploads and downloads is a string. */
  readonly textStatus?: boolean
  /** A download whose status is an error has no file, as DevTools once had none. */
  readonly noErrorFile?: boolean
  /** `page.route` is undefined. */
  readonly noRoute?: boolean
  /** Pages have no `options`, as Alipay's: what `onLoad` is given is all. */
  readonly noPageOptions?: boolean
  /** A failure's number has this name instead of `errno`: Douyin's `errNo`, Baidu's `errCode`. */
  readonly failNumber?: 'errNo' | 'errCode'
  /** `request` takes PATCH, as Douyin's. */
  readonly takesPatch?: boolean
  /** Text is asked for as `dataType: 'string'`, and any other value means JSON, as in Baidu's. */
  readonly textIsString?: boolean
  /** `request` takes no ArrayBuffer as data, as Baidu's. */
  readonly noBufferData?: boolean
  /** An upload refuses form fields that are no text, as Douyin's. */
  readonly textFields?: boolean
  /** `off…` needs the listener: without it nothing is taken off, as in Douyin's. */
  readonly offNeedsListener?: boolean
}

/** Which version of the Mini Program runs. */
export type EnvVersion = 'develop' | 'trial' | 'release'

/** Storage bounds in bytes; wx has 1 MB for an entry and 10 MB in all. */
export interface StorageLimits {
  readonly entry?: number
  readonly total?: number
}

/** The options of `createHost`; all optional. */
export interface HostOptions {
  /** The scripted server; gets every request whose origin is not in `origins`. */
  readonly handler?: Handler
  /** Real HTTP: an origin the app uses → the loopback origin that serves it. */
  readonly origins?: Readonly<Record<string, string>>
  /** What stands behind `wx.cloud`. */
  readonly cloud?: CloudOptions
  /** Page routes without a leading slash; when given, other routes are not found. */
  readonly pages?: readonly string[]
  readonly tabBar?: readonly string[]
  /** The first page; default the first of `pages`, then of `tabBar`; '' starts with no page, as in App.onLaunch. */
  readonly entry?: string
  /** What `getApp()` returns; default an empty object. */
  readonly app?: object
  /** Requests at the same time; default 10. */
  readonly maxRequests?: number
  /** What happens to the next one: phones queue it, DevTools fails it; default 'queue'. */
  readonly overflow?: 'queue' | 'fail'
  /** Milliseconds a request may run, as in app.json; default and maximum 60 000. */
  readonly timeout?: number
  /** Default 'wifi'. */
  readonly network?: NetworkType
  /** Latency and loss; default none. */
  readonly profile?: ProfileName | Profile
  /** Seed of the profile's randomness; default 1. */
  readonly seed?: number
  /** What `wx.getSystemInfoSync().SDKVersion` says, and some calls behave by; default '3.8.10'. */
  readonly baseLibrary?: string
  /** What `wx.getAppBaseInfo().language` says; default 'zh_CN'. */
  readonly language?: string
  /** What `wx.getAccountInfoSync().miniProgram` says; default `envVersion: 'develop'`, as in DevTools. */
  readonly miniProgram?: { readonly appId?: string; readonly envVersion?: EnvVersion; readonly version?: string }
  /** Whose words offline failures use; default 'ios'. */
  readonly platform?: 'ios' | 'android'
  readonly quirks?: Quirks
  /** What storage holds at the start. */
  readonly storage?: Readonly<Record<string, unknown>>
  readonly storageLimits?: StorageLimits
  /** What the phone's files are at the start: paths below `wxfile://usr/`, or `wxfile://tmp_…`. */
  readonly files?: Readonly<Record<string, string | ArrayBuffer | Uint8Array>>
  /** Bytes that saved files may have in all; default 200 MB. */
  readonly fileLimit?: number
  /** How many calls the journal keeps; default all. */
  readonly remember?: number
}
