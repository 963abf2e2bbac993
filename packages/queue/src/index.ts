// The public names of @wxpipe/queue.
export type { Priority } from './line.ts'
export { type QueueKeys, type QueueOptions, type QueuePlugin, queue } from './queue.ts'
