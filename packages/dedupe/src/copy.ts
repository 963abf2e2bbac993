// Copies an outcome, so that callers who share it cannot change each other's.

interface Fields {
  [key: PropertyKey]: unknown
}

/** What happens to a value that nobody can copy for certain: it stands in the copy itself, or there is no copy. */
export type Odd = 'shared' | 'refused'

/**
 * A copy of plain objects, arrays, ArrayBuffers, Dates and errors, all the way down, also where they stand in a circle. An
 * error keeps its class, its message, its stack and its fields. Anything else is odd: an instance of a class may hide what it
 * is made of.
 * @param copies the copies that have been made, by their originals
 * @throws when something odd is refused, and what a getter throws
 */
export function copyOf<T>(value: T, odd: Odd, copies?: Map<unknown, unknown>): T
export function copyOf(value: unknown, odd: Odd, copies = new Map<unknown, unknown>()): unknown {
  if (typeof value !== 'object' || !value) return value
  if (copies.has(value)) return copies.get(value)
  const original = value as Fields
  const prototype = Object.getPrototypeOf(value)
  // By its tag, because a host's values may come from another realm, where `instanceof` is false.
  const tag = {}.toString.call(value).slice(8, -1)
  const isError = tag === 'Error'
  let copy: Fields = {}
  if (isError) copy = Object.setPrototypeOf(new Error(), prototype)
  // An array, whose length is kept, or an ArrayBuffer.
  else if (/^Array/.test(tag)) copy = (original as { slice(from: number): Fields }).slice(0)
  else if (tag === 'Date') copy = new Date(+value) as unknown as Fields
  else if (prototype && Object.getPrototypeOf(prototype)) {
    if (odd === 'shared') return value
    throw tag
  }
  // Before its fields are copied, because one of them may lead back to it.
  copies.set(value, copy)
  if (typeof original['validateStatus'] === 'function') {
    // The request that an error shows: its call and its signal are at work, and its options may hold anything.
    const { call, signal, options } = original
    copies.set(call, call).set(signal, signal).set(options, Object.assign({}, options))
  }
  for (const key of isError ? Reflect.ownKeys(value) : Object.keys(value)) {
    const field = copyOf(original[key], odd, copies)
    // What is hidden stays hidden: logs must not show it. Set, `__proto__` would be the copy's prototype.
    if (key !== '__proto__' && {}.propertyIsEnumerable.call(value, key)) copy[key] = field
    else Object.defineProperty(copy, key, { value: field, writable: true, configurable: true })
  }
  return copy
}
