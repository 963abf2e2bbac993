// What a caller can change: every object that can be reached from its outcome.

/**
 * All objects in a value. Of a request that an error shows, the call and the signal are at work and shared on purpose, and
 * what its options hold is its caller's own.
 */
export function reachable(value: unknown, found: Set<object> = new Set()): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found
  found.add(value)
  const isRequest = 'validateStatus' in value
  for (const key of Reflect.ownKeys(value)) {
    const field = (value as { [key: PropertyKey]: unknown })[key]
    if (!isRequest || !['call', 'signal', 'options'].includes(String(key))) reachable(field, found)
    else if (key === 'options') found.add(field as object)
  }
  return found
}
