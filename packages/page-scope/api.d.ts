// The public types of @wxpipe/page-scope, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/page-scope

import { CancelSignal, CancelSource, Method, Plugin } from '@wxpipe/core'

interface HostPage {
  setData(data: object, done?: () => void): void
  readonly [member: string]: any
}

interface PageHost {
  readonly request?: unknown
  onBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
  offBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
}

interface PageScopeKeys {
  readonly scope: boolean | Scope
}

interface PageScopeOptions {
  readonly methods?: readonly Method[] | undefined
  readonly host?: PageHost | undefined
  readonly getCurrentPages?: (() => readonly object[]) | undefined
  readonly name?: string | undefined
}

type PageScopePlugin = Plugin<PageScopeKeys> & {
  readonly end: (page?: object) => void
  readonly wrap: <P extends object>(page: P & ThisType<P & HostPage>) => P
}

interface Scope {
  readonly signal: CancelSignal
}

declare function createScope(): CancelSource

declare function pageScope(options?: PageScopeOptions): PageScopePlugin

export {
  createScope,
  type HostPage,
  type PageHost,
  type PageScopeKeys,
  type PageScopeOptions,
  type PageScopePlugin,
  pageScope,
  type Scope,
}
