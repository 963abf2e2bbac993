// The public names of @wxpipe/host-fetch.
export { type HostFetchKeys, type HostFetchOptions, hostFetch } from './host-fetch.ts'
