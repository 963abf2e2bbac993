// The store, with a partition for each account: when another account is seen, the partitions of the others are dropped.
import { startOf } from './key.ts'
import { safely } from './safely.ts'
import type { CacheStore } from './store.ts'

/** A store whose keys begin with the account. */
export interface Partitions {
  /** The store itself; what it throws is a miss, but a host that cannot hold one is an error. */
  store(): CacheStore
  /** The beginning of the account's keys, when the others' are dropped. */
  startFor(account: string | null): string
  /** Drops the entries that `goes` names. */
  drop(goes: (key: string) => unknown): void
  /** Counts the drops: what was asked for before the last one may be what was dropped, and is not kept. */
  generation(): number
}

export function createPartitions(store: () => CacheStore): Partitions {
  let owner: string | undefined
  let generation = 0

  const drop = (goes: (key: string) => unknown): void => {
    const from = store()
    generation++
    // One that cannot be dropped keeps no other.
    for (const key of safely(() => from.keys()) || []) safely(() => goes(key) && from.delete(key))
  }

  return {
    store,
    drop,
    generation: () => generation,
    startFor(account) {
      const start = startOf(account)
      if (start !== owner) {
        // At the app's start, when nobody is logged in yet, the store keeps what the last user will find again.
        if (owner || account !== null) drop((key) => !key.startsWith(start))
        owner = start
      }
      return start
    },
  }
}
