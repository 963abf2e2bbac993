// The public names of @wxpipe/host-taro.
export { taroHost } from './taro-host.ts'
export { type Ending, usePageScope } from './use-page-scope.ts'
