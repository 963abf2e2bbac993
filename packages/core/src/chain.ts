// The chain of a client: its interceptors in their resolved order, each with the `next` that runs what is inside of it.
import { ConfigError } from './errors/config.ts'
import { Traversal } from './traversal.ts'
import type { Interceptor, Next } from './types/index.ts'
import { isRequest } from './values.ts'

/** An interceptor at its place in the chain. */
export interface Link {
  readonly interceptor: Interceptor
  /** Runs what is inside of it. */
  readonly next: Next
  /** How many waits for its hooks have begun since one has ended last. */
  waits: number
}

/** A client's interceptors in their resolved order. */
export type Chain = readonly Link[]

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
