// The store, with a partition per account: when another account is seen, those of the others are dropped.
import { accountPrefix } from './key.ts'
import { safely } from './safely.ts'
import type { CacheStore } from './store.ts'
import type { UnderWay } from './under-way.ts'

/** Whether to drop the response under a key; `read` returns what holds its tags. */
export type ShouldDrop = (
  key: string,
  read: () => { readonly tags?: readonly string[] | undefined } | undefined,
) => unknown

/** A store whose keys begin with the account. */
export interface Partitions {
  /** The store itself. @throws ConfigError if the host cannot hold one; what the store throws later counts as a miss */
  store(): CacheStore
  /** Drops the entries of all other accounts. @returns the beginning of this account's keys */
  startFor(account: string | null): string
  /** Drops entries, and keeps no response in flight for them. @returns undefined if the store cannot list its keys */
  drop(shouldDrop: ShouldDrop): unknown
}

export function createPartitions(store: () => CacheStore, underWay: UnderWay): Partitions {
  let owner: string | undefined

  const drop = (shouldDrop: ShouldDrop) => {
    const inUse = store()
    const dropped = new Set<string>()
    const look = (key: string, read: Parameters<ShouldDrop>[1]) =>
      safely(() => shouldDrop(key, read)) && dropped.add(key)
    for (const found of underWay.values()) look(found.key, () => found.rule)
    const keys = safely(() => inUse.keys())
    for (const key of keys || []) look(key, () => inUse.get(key))
    // Every request in flight for such a key, whatever its own tags: its response is delivered, but not kept.
    for (const found of underWay.values()) if (dropped.has(found.key)) found.isDropped = true
    // Each in its own `safely`: one that cannot be dropped must not save the others.
    for (const key of dropped) safely(() => inUse.delete(key))
    return keys
  }

  return {
    store,
    drop,
    startFor(account) {
      const start = accountPrefix(account)
      // While nobody has logged in since the app's start, nothing is dropped: the last user may come back, and find
      // their entries. If the store could not list its keys, the next request tries again.
      if (start !== owner && ((!owner && account === null) || drop((key) => !key.startsWith(start)))) owner = start
      return start
    },
  }
}
