// The public names of @wxpipe/host-taro.
export { type HostTaroKeys, type HostTaroOptions, hostTaro } from './host-taro.ts'
