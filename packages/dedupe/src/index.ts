// The public names of @wxpipe/dedupe.
export { dedupe } from './dedupe.ts'
export type * from './options.ts'
