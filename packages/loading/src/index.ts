// The public names of @wxpipe/loading.
export { loading } from './loading.ts'
export type { Indicator, LoadingKeys, LoadingOptions } from './options.ts'
