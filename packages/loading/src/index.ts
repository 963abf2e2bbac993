// The public names of @wxpipe/loading.
export { type LoadingKeys, type LoadingOptions, loading } from './loading.ts'
