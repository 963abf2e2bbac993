// The public names of @wxpipe/deadline.
export { type DeadlineKeys, type DeadlineOptions, deadline } from './deadline.ts'
