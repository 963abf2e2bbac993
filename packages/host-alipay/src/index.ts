// The public names of @wxpipe/host-alipay.
export { type HostAlipayKeys, type HostAlipayOptions, hostAlipay } from './host-alipay.ts'
