// Buffers like those of another realm: they have the same bytes, but `instanceof` does not recognise them.

/** Removes the buffer from this realm's classes; `new Uint8Array` and `toString` still know what it is. */
export function foreign<T extends object>(buffer: T): T {
  Object.setPrototypeOf(buffer, copyOf(Object.getPrototypeOf(buffer)))
  return buffer
}

const copies = new WeakMap<object, object>()

/** A prototype with the same members, outside this realm's prototype chains; Object's own methods stay. */
function copyOf(prototype: object): object {
  const known = copies.get(prototype)
  if (known !== undefined) return known
  const above = Object.getPrototypeOf(prototype) as object | null
  const copy = Object.create(
    above === null || above === Object.prototype ? above : copyOf(above),
    Object.getOwnPropertyDescriptors(prototype),
  ) as object
  copies.set(prototype, copy)
  return copy
}
