// The public names of @wxpipe/host-alipay.
export { type AlipayHost, alipay } from './alipay.ts'
export type { My, Options as MyOptions } from './my.ts'
