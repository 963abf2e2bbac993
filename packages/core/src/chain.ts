// The chain of a client: its interceptors in their resolved order, each with the `next` that runs what is inside of it.
import { ConfigError } from './errors/config.ts'
import { traverse } from './pipeline.ts'
import { isRequest } from './request.ts'
import type { Chain } from './traversal.ts'
import type { Interceptor } from './types.ts'

/** Resolves a list of interceptors into the chain that requests go through. */
export function createChain(interceptors: readonly Interceptor[]): Chain {
  const chain: Chain = interceptors.map((interceptor, position) => ({
    interceptor,
    waits: 0,
    next: (request) =>
      new Promise((resolve, reject) => {
        if (!isRequest(request)) throw new ConfigError(`"${interceptor.name}": next() needs a request`)
        traverse(chain, position + 1, request, resolve, reject)
      }),
  }))
  return chain
}
