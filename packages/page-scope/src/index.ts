// The public names of @wxpipe/page-scope.

export { type PageScopeKeys, type PageScopeOptions, pageScope, type Scope } from './page-scope.ts'
export { type PageHost, withPageScope } from './pages.ts'
export { createScope } from './scope.ts'
