// The public face of @wxpipe/testing.
export { type Fault, type FaultEffect, type FaultInit, fault } from './fault'
export { faults } from './faults'
export type { Handler, HostRequest, Reply } from './handler'
export { createHost } from './host'
export type { Host } from './host-types'
export type { CallState, HostCall, RequestCall } from './journal'
export type { PageElement } from './mini-program/dom'
export type { MiniProgramFiles } from './mini-program/files'
export type { MiniProgramFramework } from './mini-program/framework'
export { launchMiniProgram, type MiniProgram, type MiniProgramOptions } from './mini-program/launch'
export type { HostOptions, NetworkType, Quirks, StorageLimits } from './options'
export type { OpenedPage, PageDefinition, PageMaker, PageView } from './page-objects'
export type { OpenType } from './pages'
export { type Profile, type ProfileName, profiles } from './profile'
export type { FaultMatch } from './script'
export type { StorageInfo } from './storage'
export type { Call, OpenCall, Wx } from './wx'
export type {
  AppShown,
  BoxOptions,
  Callback,
  Callbacks,
  ChunkReceived,
  Done,
  HeaderMap,
  HeadersReceived,
  NetworkStatus,
  Off,
  On,
  OpenEvent,
  Page,
  RequestOptions,
  RequestSuccess,
  RequestTask,
  RouteEvent,
  UrlOptions,
  WxFailure,
} from './wx-types'
