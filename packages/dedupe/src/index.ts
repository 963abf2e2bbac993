// The public names of @wxpipe/dedupe.
export { type DedupeKeys, type DedupeOptions, dedupe } from './dedupe.ts'
