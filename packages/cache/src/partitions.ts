// The store, with a partition for each account: when another account is seen, the partitions of the others are dropped.
import { accountPrefix } from './key.ts'
import { safely } from './safely.ts'
import type { CacheStore } from './store.ts'
import type { UnderWay } from './under-way.ts'

/** Whether to drop the answer under a key; `read` yields what has its tags. */
export type ShouldDrop = (
  key: string,
  read: () => { readonly tags?: readonly string[] | undefined } | undefined,
) => unknown

/** A store whose keys begin with the account. */
export interface Partitions {
  /** The store itself; what it throws is a miss, but a host that cannot hold one is an error. */
  store(): CacheStore
  /** The beginning of the account's keys, when the others' are dropped. */
  startFor(account: string | null): string
  /** Drops what is kept; what is still under way is not kept when it comes. @returns nothing when the store cannot tell its keys */
  drop(goes: ShouldDrop): unknown
}

export function createPartitions(store: () => CacheStore, underWay: UnderWay): Partitions {
  let owner: string | undefined

  const drop = (goes: ShouldDrop) => {
    const from = store()
    const gone = new Set<string>()
    const look = (key: string, read: Parameters<ShouldDrop>[1]) => safely(() => goes(key, read)) && gone.add(key)
    for (const found of underWay.values()) look(found.key, () => found.rule)
    const keys = safely(() => from.keys())
    for (const key of keys || []) look(key, () => from.get(key))
    // All that is under way for the key: what will be shown and not kept makes the others old.
    for (const found of underWay.values()) if (gone.has(found.key)) found.sends = Infinity
    // One that cannot be dropped keeps no other.
    for (const key of gone) safely(() => from.delete(key))
    return keys
  }

  return {
    store,
    drop,
    startFor(account) {
      const start = accountPrefix(account)
      // At the app's start, when nobody is logged in yet, the store keeps what the last user will find again. One that cannot tell
      // its keys is asked again.
      if (start !== owner && ((!owner && account === null) || drop((key) => !key.startsWith(start)))) owner = start
      return start
    },
  }
}
