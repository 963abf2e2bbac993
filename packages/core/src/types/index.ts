// The public types.
export type * from './host.ts'
export type * from './options-of.ts'
export type * from './pipeline.ts'
export type * from './trace.ts'
export type * from './values.ts'
