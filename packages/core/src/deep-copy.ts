// Copies what came of a request, so that callers who share it cannot change each other's.
//
// Why this is no plugin: it has to know what a request and an error are made of. It is an export that the pipeline never calls,
// so an app without a plugin that shares leaves it out of its bundle.

interface Fields {
  [key: PropertyKey]: unknown
}

/**
 * A copy of an answer or an error, all the way down: of plain objects, arrays, ArrayBuffers, Dates and errors, also where they
 * stand in a circle. An error keeps its class, its message, its stack and its fields; of the request that it shows, the call and
 * the signal stay the same. For plugins that give one outcome to several callers.
 * @param odd what becomes of anything else, such as an instance of a class, which may hide what it is made of: with `'shared'` the
 * copy holds the very same one
 * @returns nothing where a getter throws, and, without `'shared'`, where something odd is found
 * @example const own = deepCopy(response) || (await next(request))
 */
export function deepCopy<T>(value: T, odd?: 'shared'): T | undefined {
  try {
    return copyAny(value, odd, new Map()) as T
  } catch {
    // Something odd, or a getter that throws.
    return undefined
  }
}

/** @param copies the copies that have been made, by their originals */
function copyAny(value: unknown, odd: 'shared' | undefined, copies: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || !value) return value
  if (copies.has(value)) return copies.get(value)
  const original = value as Fields
  const prototype = Object.getPrototypeOf(value)
  // By its tag, because a host's values may come from another realm, where `instanceof` is false.
  const tag = {}.toString.call(value).slice(8, -1)
  let copy: Fields = {}
  if (tag === 'Error') copy = Object.setPrototypeOf(new Error(), prototype)
  // An array, whose length is kept, or an ArrayBuffer.
  else if (/^Array/.test(tag)) copy = (original as { slice(from: number): Fields }).slice(0)
  else if (tag === 'Date') copy = Object.setPrototypeOf(new Date(+value), prototype)
  else if (prototype && Object.getPrototypeOf(prototype)) {
    if (odd) return value
    throw tag
  }
  // Before its fields are copied, because one of them may lead back to it.
  copies.set(value, copy)
  if (typeof original['validateStatus'] === 'function') {
    // An object with `validateStatus` is taken for the request that an error shows. Its call and its signal are in use, so the copy
    // has the same ones; its options may hold anything, so they are copied one level deep.
    const { call, signal, options } = original
    copies.set(call, call).set(signal, signal).set(options, Object.assign({}, options))
  }
  // What an array or a date does not enumerate belongs to the engine: the length, say.
  for (const key of /^(Array|Date)/.test(tag) ? Object.keys(value) : Reflect.ownKeys(value)) {
    const field = copyAny(original[key], odd, copies)
    // A field that is not enumerable stays so, because logs must not show it. `__proto__` is defined, too: an assignment would change
    // the prototype of the copy.
    if (key !== '__proto__' && {}.propertyIsEnumerable.call(value, key)) copy[key] = field
    else Object.defineProperty(copy, key, { value: field, writable: true, configurable: true })
  }
  return copy
}
