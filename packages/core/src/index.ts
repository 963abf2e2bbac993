// The public names of @wxpipe/core; what is not here is internal.
export { type CancelSource, createCancelSource } from './cancel.ts'
export { createClient } from './client.ts'
export type {
  Client,
  InterceptorLists,
  ListOptions,
  RequestOptionsOf,
} from './client-types.ts'
export { failureOf } from './errors/failure.ts'
export * from './errors/index.ts'
export { getHeader, withHeader } from './header.ts'
export * from './order-anchors.ts'
export { resolveUrl } from './query.ts'
export { withRequest } from './request.ts'
export { createTracer } from './trace.ts'
export type * from './types.ts'
export { isOwnOrigin, originOf } from './url.ts'
