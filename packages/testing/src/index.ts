// The public names of @wxpipe/testing.

export type {
  My,
  MyCall,
  MyCallbacks,
  MyDownloaded,
  MyDownloadOptions,
  MyFailure,
  MyFileTask,
  MyQuirks,
  MyRequestOptions,
  MyResponse,
  MyTask,
  MyUploadOptions,
} from './alipay/types.ts'
export { type Alipay, type AlipayOptions, createAlipay } from './alipay.ts'
export type { CloudContext, CloudFunction, CloudOptions } from './faults/cloud-side.ts'
export { type Fault, type FaultEffect, type FaultInit, fault } from './faults/fault.ts'
export type { Handler, HostRequest, UploadedFile } from './faults/handler.ts'
export { faults } from './faults/known-faults.ts'
export type { Reply } from './faults/reply.ts'
export type { FaultMatch } from './faults/script.ts'
export { createHost } from './host.ts'
export type { Host } from './host-types.ts'
export type { PageElement } from './mini-program/dom.ts'
export type { MiniProgramFiles } from './mini-program/files.ts'
export type { MiniProgramFramework } from './mini-program/framework.ts'
export { launchMiniProgram, type MiniProgram } from './mini-program/launch.ts'
export type { MiniProgramOptions } from './mini-program/options.ts'
export type { OpenedPage, PageDefinition, PageMaker, PageView } from './pages/page-objects.ts'
export type { OpenType } from './pages/page-stack.ts'
export type { LoggedVisit, LogLine, Logs } from './phone/logs.ts'
export type { Screen } from './phone/screen.ts'
export type { CallState, HostCall, RequestCall } from './state/journal.ts'
export type { EnvVersion, HostOptions, NetworkType, Quirks, StorageLimits } from './state/options.ts'
export { type Profile, type ProfileName, profiles } from './state/profile.ts'
export { runtimes } from './state/runtimes.ts'
export type {
  ContainerOptions,
  ContainerResult,
  FunctionOptions,
  FunctionResult,
  SharedCloud,
  WxCloud,
} from './wx/cloud.ts'
export type { FileCall, FileData, FileStats, FileSystemManager } from './wx/files.ts'
export type { LogManager, RealtimeLogManager } from './wx/logs.ts'
export type { ChooseMediaOptions, ChosenFile, ChosenMedia, SaveImageOptions } from './wx/media.ts'
export type { RequestProfile } from './wx/request-profile.ts'
export type {
  DownloadOptions,
  DownloadProgress,
  DownloadSuccess,
  TransferTask,
  UploadOptions,
  UploadProgress,
  UploadSuccess,
} from './wx/transfer.ts'
export type {
  AppShown,
  BoxOptions,
  Call,
  Callback,
  Callbacks,
  ChunkReceived,
  Done,
  HeaderMap,
  HeadersReceived,
  NetworkStatus,
  Off,
  On,
  OpenCall,
  OpenEvent,
  Page,
  RequestOptions,
  RequestSuccess,
  RequestTask,
  RouteEvent,
  StorageInfo,
  UrlOptions,
  WxFailure,
} from './wx/types.ts'
export type { Wx } from './wx/wx.ts'
