// Buffers as another realm makes them: they hold the same bytes, and `instanceof` does not know them.

/** Takes the buffer out of this realm's classes; the engine still knows what it is, and so do `new Uint8Array` and `toString`. */
export function foreign<T extends object>(buffer: T): T {
  Object.setPrototypeOf(buffer, copyOf(Object.getPrototypeOf(buffer)))
  return buffer
}

const copies = new WeakMap<object, object>()

/** A prototype with the same members that is no part of this realm's chains; Object's own methods stay. */
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
