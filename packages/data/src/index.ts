// The public names of @wxpipe/data.
export { type DataClient, dataOf } from './data-of.ts'
