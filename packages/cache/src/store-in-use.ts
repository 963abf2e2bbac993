// The store that a cache uses: the app's own, or one that is made for the host of the client.
import { type Client, ConfigError, createClient } from '@wxpipe/core'
import { type CacheStore, memoryStore } from './store.ts'
import type { CacheOptions } from './types.ts'

/**
 * Returns a function that returns the store.
 * @param clientOf the client whose host the store is on: the first one that uses the plugin
 * @throws ConfigError for a store that lacks a function; as the function does, also if the host cannot hold one
 */
export function storeFor(
  given: CacheOptions['store'] = memoryStore(),
  clientOf: () => Client | undefined,
): () => CacheStore {
  let inUse: CacheStore | undefined
  const store = () => {
    if (inUse) return inUse
    const client = clientOf()
    const made = typeof given === 'function' ? given((client || createClient()).host) : given
    for (const name of ['get', 'set', 'delete', 'keys'] as const) {
      if (typeof Object(made)[name] !== 'function') throw new ConfigError(`cache: the store has no ${name}()`)
    }
    // Until a client uses the plugin (`clear` at a logout), the store is made for the global host; later, made again.
    if (client) inUse = made
    return made
  }
  if (typeof given !== 'function') store()
  return store
}
