// Options are read by their own keys: what somebody has written on Object.prototype is not an option.

/** The options without anything inherited. The usual object is given back as it is: a copy would cost each request. */
export function own<T extends object>(options: T): T {
  const prototype: unknown = Object.getPrototypeOf(options)
  if (!prototype || (prototype === Object.prototype && !isPolluted())) return options
  return Object.assign(Object.create(null), options)
}

function isPolluted(): boolean {
  for (const _ in {}) return true
  return false
}
