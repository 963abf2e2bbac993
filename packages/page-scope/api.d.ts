// The public types of @wxpipe/page-scope, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/page-scope

import { CancelSignal, CancelSource, Plugin } from '@wxpipe/core'

interface PageHost {
  readonly request?: unknown
  onBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
  offBeforePageUnload?(listener: (event: { readonly path: string }) => void): void
}

interface PageScopeKeys {
  readonly scope: false | Scope
}

interface PageScopeOptions {
  readonly host?: PageHost | undefined
  readonly getCurrentPages?: (() => readonly object[]) | undefined
  readonly name?: string | undefined
}

interface Scope {
  readonly signal: CancelSignal
}

declare function createScope(): CancelSource

declare function pageScope(options?: PageScopeOptions): Plugin<PageScopeKeys>

declare function withPageScope<P extends object>(page: P): P

export { createScope, type PageHost, type PageScopeKeys, type PageScopeOptions, pageScope, type Scope, withPageScope }
