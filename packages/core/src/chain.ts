// The chain of a client: its interceptors in their resolved order, each with the `next` that runs what is inside of it.
import { ConfigError } from './errors/config.ts'
import type { Chain } from './hooks.ts'
import { Traversal } from './traversal.ts'
import type { Interceptor } from './types/index.ts'
import { isRequest } from './values.ts'

/** Resolves a list of interceptors into the chain that requests go through. */
export function createChain(interceptors: readonly Interceptor[]): Chain {
  const chain: Chain = interceptors.map((interceptor, position) => ({
    interceptor,
    waits: 0,
    next: (request) =>
      new Promise((resolve, reject) => {
        if (!isRequest(request)) throw new ConfigError(`"${interceptor.name}": next() needs a request`)
        new Traversal(chain, position + 1, request, resolve, reject)
      }),
  }))
  return chain
}
