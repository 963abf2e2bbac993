// A cache that fails is a miss.

/** What the work yields; nothing when it throws. */
export function safely<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
