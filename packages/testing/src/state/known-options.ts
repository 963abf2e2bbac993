// The names of the options and what their values may be. The compiler compares the names with the types, so that none
// is missing or extra.
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
  noTask: 'boolean',
  returnsPromise: 'boolean',
  nullHeader: 'boolean',
  lowerCaseHeader: 'boolean',
  headerArrays: 'boolean',
  noErrMsg: 'boolean',
  noErrno: 'boolean',
  noCookies: 'boolean',
  syncCallbacks: 'boolean',
  chunkViews: 'boolean',
  foreignChunks: 'boolean',
  mergedChunks: 'whole number above 0',
  chunkLimit: 'whole number above 0',
  chunkTimeout: { ignored: true, 'long only': true } satisfies Words<Quirks['chunkTimeout']>,
  lostErrorBodies: 'boolean',
  lastChunkListener: 'boolean',
  noProfile: 'boolean',
  noChunks: 'boolean',
  noHeadStatus: 'boolean',
  failStatuses: 'list of numbers',
  noRouteEvents: 'boolean',
  freshPages: 'boolean',
  decodedOptions: { true: true, false: true, 'without fullPath': true } satisfies Words<Quirks['decodedOptions']>,
  brokenPages: { missing: true, throws: true, undefined: true } satisfies Words<Quirks['brokenPages']>,
  strictProxy: 'boolean',
  frozen: 'boolean',
  noRequest: 'boolean',
  noCloud: 'boolean',
  progressJumps: 'boolean',
  noTotal: 'boolean',
  bareUploads: 'boolean',
  textStatus: 'boolean',
  noErrorFile: 'boolean',
  noRoute: 'boolean',
  noPageOptions: 'boolean',
  failNumber: { errNo: true, errCode: true } satisfies Words<Quirks['failNumber']>,
  takesPatch: 'boolean',
  textIsString: 'boolean',
  noBufferData: 'boolean',
  textFields: 'boolean',
  offNeedsListener: 'boolean',
} satisfies Known<Quirks>

export const hostOptions = {
  handler: 'function',
  origins: 'plain object',
  cloud: {
    container: 'function or string',
    functions: 'plain object of functions',
    envs: 'list of strings',
    initDelay: 'number from 0',
  } satisfies Known<CloudOptions>,
  pages: 'list of routes without a leading slash',
  tabBar: 'list of routes without a leading slash',
  entry: 'string',
  app: 'object',
  maxRequests: 'whole number above 0',
  overflow: { queue: true, fail: true } satisfies Words<HostOptions['overflow']>,
  timeout: 'number above 0',
  network: networks,
  // `profileOf` checks the rest, as it does with one that is set later.
  profile: 'string or object',
  seed: 'number',
  baseLibrary: 'version such as 3.8.10',
  language: 'string',
  miniProgram: {
    appId: 'string',
    envVersion: { develop: true, trial: true, release: true } satisfies Words<EnvVersion>,
    version: 'string',
  } satisfies Known<NonNullable<HostOptions['miniProgram']>>,
  platform: { ios: true, android: true } satisfies Words<HostOptions['platform']>,
  quirks,
  storage: 'plain object',
  storageLimits: { entry: 'number from 0', total: 'number from 0' } satisfies Known<StorageLimits>,
  files: 'plain object of strings or bytes, by wxfile:// paths',
  fileLimit: 'number from 0',
  remember: 'number from 0',
} satisfies Known<HostOptions>
