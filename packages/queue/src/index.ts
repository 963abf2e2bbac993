// The public names of @wxpipe/queue.
export { type CoolDown, coolDown, type Rests } from './cool-down.ts'
export type { Priority } from './line.ts'
export type { QueueKeys, QueueOptions, QueuePlugin } from './options.ts'
export { queue } from './queue.ts'
