// Copies an answer, so that callers who share it cannot change each other's.

/**
 * A copy of plain objects, arrays and ArrayBuffers, all the way down; anything else (what an interceptor made of an
 * answer, such as a Date or an instance of a class) is shared. So is what is tied into a circle, which no JSON has.
 */
export function copyOf<T>(value: T): T {
  try {
    return deepCopyOf(value)
  } catch {
    return value
  }
}

function deepCopyOf<T>(value: T): T
function deepCopyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCopyOf)
  // By its tag: a host's values may come from another realm, where `instanceof` is false.
  const tag = {}.toString.call(value)
  if (tag === '[object ArrayBuffer]') return (value as ArrayBuffer).slice(0)
  if (tag !== '[object Object]') return value
  const prototype = Object.getPrototypeOf(value)
  if (prototype && Object.getPrototypeOf(prototype)) return value
  const copy: { [key: string]: unknown } = {}
  for (const key in value as typeof copy) {
    // Set in place, this key would change the copy's prototype.
    if (key !== '__proto__') copy[key] = deepCopyOf((value as typeof copy)[key])
  }
  return copy
}
