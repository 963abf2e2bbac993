// The public names of @wxpipe/page-scope.

export {
  type HostPage,
  type PageScopeKeys,
  type PageScopeOptions,
  type PageScopePlugin,
  pageScope,
  type Scope,
} from './page-scope.ts'
export type { PageHost } from './pages.ts'
export { createScope } from './scope.ts'
