// The public names of @wxpipe/transfer.
export type * from './options.ts'
export { transfer } from './transfer.ts'
