// Copies a response or an error, so that callers who share one cannot change each other's.
//
// Part of the core, because it depends on how requests and errors are made. The pipeline never calls it, so only the
// bundle of an app with a plugin that shares outcomes contains it.

interface Fields {
  [key: PropertyKey]: unknown
}

/**
 * A deep copy of a response or an error, for plugins that give one outcome to several callers: copies plain objects,
 * arrays, ArrayBuffers, Dates and errors, and allows circular references. An error keeps its class, its message, its
 * stack and its fields; its request keeps the same call and signal.
 * @param odd how to treat anything else, such as an instance of a class, whose content may be hidden: with `'shared'`,
 * the copy refers to the same object
 * @returns undefined if a getter throws, and, without `'shared'`, if there is any such object
 * @example const own = deepCopy(response) || (await next(request))
 */
export function deepCopy<T>(value: T, odd?: 'shared'): T | undefined {
  try {
    return copyAny(value, odd, new Map()) as T
  } catch {
    // Not copyable, or a getter has thrown.
    return undefined
  }
}

/** @param copies the copies made so far, by their originals */
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
  // Before its fields are copied, because one of them may refer back to it.
  copies.set(value, copy)
  if (typeof original['validateStatus'] === 'function') {
    // An object with `validateStatus` is taken for the request of an error. Its call and its signal are in use, so the
    // copy has the same ones; its options may hold anything, so they are copied one level deep.
    const { call, signal, options } = original
    copies.set(call, call).set(signal, signal).set(options, Object.assign({}, options))
  }
  // Non-enumerable properties of an array or a date, such as `length`, belong to the engine.
  for (const key of /^(Array|Date)/.test(tag) ? Object.keys(value) : Reflect.ownKeys(value)) {
    const field = copyAny(original[key], odd, copies)
    // A field that is not enumerable stays so, because logs must not show it. `__proto__` is defined, too: assigning it
    // would change the prototype of the copy.
    if (key !== '__proto__' && {}.propertyIsEnumerable.call(value, key)) copy[key] = field
    else Object.defineProperty(copy, key, { value: field, writable: true, configurable: true })
  }
  return copy
}
