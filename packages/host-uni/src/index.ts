// The public names of @wxpipe/host-uni.
export { type HostUniKeys, type HostUniOptions, hostUni } from './host-uni.ts'
