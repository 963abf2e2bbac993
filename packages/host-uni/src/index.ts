// The public names of @wxpipe/host-uni.
export { type Ending, type PageHooks, pageMixin, usePageScope } from './page-mixin.ts'
export { uniHost } from './uni-host.ts'
