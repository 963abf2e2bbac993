// Errors in the cache count as misses.

/** The result of `work`; undefined if it throws. */
export function safely<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
