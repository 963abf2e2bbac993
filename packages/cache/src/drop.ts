// Drops what is kept under some keys, and sees to it that no response in flight is kept under them.
import { safely } from './safely.ts'
import type { CacheStore } from './store.ts'
import type { UnderWay } from './types.ts'

/** Whether to drop the response under a key; `read` returns what holds its tags. */
export type ShouldDrop = (
  key: string,
  read: () => { readonly tags?: readonly string[] | undefined } | undefined,
) => unknown

/**
 * Drops the entries for which `shouldDrop` returns true.
 * @returns undefined if the store cannot list its keys
 */
export function dropFrom(store: CacheStore, underWay: UnderWay, shouldDrop: ShouldDrop): unknown {
  const dropped = new Set<string>()
  const look: ShouldDrop = (key, read) => safely(() => shouldDrop(key, read)) && dropped.add(key)
  for (const { key, rule } of underWay.values()) look(key, () => rule)
  const keys = safely(() => store.keys())
  for (const key of keys || []) look(key, () => store.get(key))
  // Every request in flight for such a key, whatever its own tags: its response is delivered, but not kept.
  for (const found of underWay.values()) if (dropped.has(found.key)) found.isDropped = true
  // Each in its own `safely`: one that cannot be dropped must not save the others.
  for (const key of dropped) safely(() => store.delete(key))
  return keys
}
