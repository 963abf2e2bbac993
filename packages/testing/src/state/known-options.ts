// The names of the options and their values. The compiler compares them with the types, so that none is missing or
// extra.
import type { CloudOptions } from '../faults/cloud-side.ts'
import type { Known } from '../faults/spelling.ts'
import type { EnvVersion, HostOptions, NetworkType, Quirks, StorageLimits } from './options.ts'

export const networks = {
  wifi: true,
  '2g': true,
  '3g': true,
  '4g': true,
  '5g': true,
  unknown: true,
  none: true,
} as const satisfies Record<NetworkType, true>

type Words<T> = Record<`${T & (string | boolean)}`, true>

const quirks = {
  noTask: true,
  returnsPromise: true,
  nullHeader: true,
  lowerCaseHeader: true,
  headerArrays: true,
  noErrMsg: true,
  noErrno: true,
  noCookies: true,
  syncCallbacks: true,
  chunkViews: true,
  foreignChunks: true,
  mergedChunks: true,
  chunkLimit: true,
  chunkTimeout: { ignored: true, 'long only': true } satisfies Words<Quirks['chunkTimeout']>,
  lostErrorBodies: true,
  lastChunkListener: true,
  noProfile: true,
  noChunks: true,
  noHeadStatus: true,
  failStatuses: true,
  noRouteEvents: true,
  freshPages: true,
  decodedOptions: { true: true, false: true, 'without fullPath': true } satisfies Words<Quirks['decodedOptions']>,
  brokenPages: { missing: true, throws: true, undefined: true } satisfies Words<Quirks['brokenPages']>,
  strictProxy: true,
  frozen: true,
  noRequest: true,
  noCloud: true,
  progressJumps: true,
  noTotal: true,
  bareUploads: true,
  textStatus: true,
  noErrorFile: true,
  noRoute: true,
  noPageOptions: true,
  failNumber: { errNo: true, errCode: true } satisfies Words<Quirks['failNumber']>,
  takesPatch: true,
  textIsString: true,
  noBufferData: true,
  textFields: true,
  offNeedsListener: true,
} satisfies Known<Quirks>

export const hostOptions = {
  handler: true,
  origins: true,
  cloud: { container: true, functions: true, envs: true, initDelay: true } satisfies Known<CloudOptions>,
  pages: true,
  tabBar: true,
  entry: true,
  app: true,
  maxRequests: true,
  overflow: { queue: true, fail: true } satisfies Words<HostOptions['overflow']>,
  timeout: true,
  network: networks,
  // `profileOf` checks it, as it does with one that is set later.
  profile: true,
  seed: true,
  baseLibrary: true,
  language: true,
  miniProgram: {
    appId: true,
    envVersion: { develop: true, trial: true, release: true } satisfies Words<EnvVersion>,
    version: true,
  } satisfies Known<NonNullable<HostOptions['miniProgram']>>,
  platform: { ios: true, android: true } satisfies Words<HostOptions['platform']>,
  quirks,
  storage: true,
  storageLimits: { entry: true, total: true } satisfies Known<StorageLimits>,
  files: true,
  fileLimit: true,
  remember: true,
} satisfies Known<HostOptions>
