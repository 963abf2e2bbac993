// The public names of @wxpipe/mock.

export type { MockRequest } from './conversions.ts'
export { type Fault, fault } from './fault.ts'
export { type MockKeys, type MockOptions, mock } from './mock.ts'
export { type Reply, type ReplyOptions, reply } from './reply.ts'
export type { MockHandler, MockRoutes } from './routes.ts'
