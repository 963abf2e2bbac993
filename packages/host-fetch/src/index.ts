// The public names of @wxpipe/host-fetch.
export { type FetchHost, type FetchHostOptions, fetchHost } from './fetch-host.ts'
