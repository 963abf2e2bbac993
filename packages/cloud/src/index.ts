// The public names of @wxpipe/cloud.
export { type CloudContainerOptions, type ContainerResponse, cloudContainer } from './cloud-container.ts'
export { type CloudFunctionOptions, cloudFunction } from './cloud-function.ts'
export type { CloudOptions, WxCloud } from './transport.ts'
