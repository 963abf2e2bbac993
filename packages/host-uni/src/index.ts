// The public names of @wxpipe/host-uni.
export { type Ending, pageMixin, usePageScope } from './page-mixin.ts'
export { uniHost } from './uni-host.ts'
