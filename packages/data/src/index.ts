// The public names of @wxpipe/data.
export { type DataKeys, type DataOptions, data } from './data.ts'
